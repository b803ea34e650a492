import type { World } from "../../../../tools/account/world";
import { account, text, texts } from "../../../../tools/account/world/values";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { members } from "../../../tools/doctor/account";
import { fits } from "../../../tools/permissions/allows";
import { releaseAnswers } from "./sdkAnswers";
import { network } from "./doctorNetwork";

const roleType = "aws:iam/role:Role";

/**
 * The answers of an account in memory for `catalog doctor`: the resources that the engine has made,
 * and no others.
 */
export function doctorAnswersOf(world: World): Answers {
  return {
    ...releaseAnswers(world),
    ...identity(world),
    ...secrets(world),
    ...balancing(world),
    ...network(world),
    DescribeAlarms: () => ({ MetricAlarms: [] }),
    ListTasks: () => ({ taskArns: [] }),
    BatchGetImage: ({ repositoryName }) => {
      const [image] = [...(world.images.get(String(repositoryName))?.values() ?? [])];
      const [os, architecture] = (image?.platform ?? "").split("/");
      return {
        images: [
          {
            imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
            imageManifest: JSON.stringify({ manifests: [{ platform: { os, architecture } }] }),
          },
        ],
      };
    },
  };
}

function identity(world: World): Answers {
  return {
    GetCallerIdentity: () => ({
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/deploy/ann`,
    }),
    GetRole: ({ RoleName }) => {
      const name = String(RoleName);
      if (name !== "deploy" && !world.byId(roleType, name)) {
        throw new AwsError("NoSuchEntityException", "no such role", 404);
      }
      return { Role: { RoleName: name, Arn: `arn:aws:iam::${account}:role/${name}` } };
    },
    SimulatePrincipalPolicy: (input) => {
      const role = String(input["PolicySourceArn"]).split("/").at(-1) ?? "";
      return {
        EvaluationResults: members(input, "ActionNames").map((action) => ({
          EvalActionName: action,
          EvalDecision: members(input, "ResourceArns").some((arn) =>
            allows(world, role, action, arn),
          )
            ? "allowed"
            : "implicitDeny",
        })),
      };
    },
  };
}

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/**
 * Judges by the policies that the engine has put on the role. The identity that deploys may do
 * everything.
 */
function allows(world: World, role: string, action: string, arn: string): boolean {
  if (role === "deploy") return true;
  return world
    .all("aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => inputs["role"] === role)
    .flatMap(
      ({ inputs }) => (JSON.parse(text(inputs, "policy")) as { Statement: Statement[] }).Statement,
    )
    .some(
      ({ Action, Resource }) =>
        [Action].flat().includes(action) && [Resource].flat().some((each) => fits(each, arn)),
    );
}

function secrets(world: World): Answers {
  const versions = (id: string) =>
    world
      .all("aws:secretsmanager/secretVersion:SecretVersion")
      .filter(({ inputs }) => inputs["secretId"] === id);
  return {
    ListSecrets: () => ({
      SecretList: world.all("aws:secretsmanager/secret:Secret").map(({ id, inputs, tags }) => ({
        ARN: id,
        Name: inputs["name"],
        KmsKeyId: inputs["kmsKeyId"],
        SecretVersionsToStages: versions(id).length > 0 ? { v: ["AWSCURRENT"] } : {},
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      })),
    }),
  };
}

function balancing(world: World): Answers {
  const [balancer] = world.all("aws:lb/loadBalancer:LoadBalancer");
  return {
    DescribeTargetHealth: () => ({
      TargetHealthDescriptions: [
        { TargetHealth: { State: "healthy" } },
        { TargetHealth: { State: "healthy" } },
      ],
    }),
    DescribeTargetGroups: () => ({
      TargetGroups: world.all("aws:lb/targetGroup:TargetGroup").map(({ id, inputs }) => ({
        TargetGroupArn: id,
        Port: inputs["port"],
        LoadBalancerArns: [balancer?.id],
      })),
    }),
    DescribeLoadBalancers: () => ({
      LoadBalancers: [
        {
          LoadBalancerArn: balancer?.id,
          LoadBalancerName: balancer?.inputs["name"],
          DNSName: balancer?.outputs["dnsName"],
          SecurityGroups: texts(balancer?.inputs, "securityGroups"),
          AvailabilityZones: texts(balancer?.inputs, "subnets").map((SubnetId) => ({ SubnetId })),
        },
      ],
    }),
    DescribeListeners: () => ({
      Listeners: world
        .all("aws:lb/listener:Listener")
        .map(({ inputs }) => ({ Protocol: inputs["protocol"], Port: inputs["port"] })),
    }),
  };
}
