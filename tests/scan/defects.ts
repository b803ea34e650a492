import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../tools/evaluate";

type Resources = readonly EvaluatedResource[];
type Inputs = Readonly<Record<string, unknown>>;

/** A fault of a stack, and the scanner's finding that must report it. */
export interface Defect {
  readonly plant: (resources: Resources) => Resources;
  /** The check and the logical name of the resource. */
  readonly found: string;
}

const balancer = ["aws:lb/loadBalancer:LoadBalancer", "app-balancer"] as const;
const cluster = ["aws:ecs/cluster:Cluster", "app-cluster"] as const;
const listener = ["aws:lb/listener:Listener", "app-balancer-http"] as const;
const logs = ["aws:cloudwatch/logGroup:LogGroup", "app-logs"] as const;
const registry = ["aws:ecr/repository:Repository", "registry"] as const;
const role = ["aws:iam/role:Role", "execution-role"] as const;
const service = ["aws:ecs/service:Service", "app-service"] as const;
const task = ["aws:ecs/taskDefinition:TaskDefinition", "app-task"] as const;
const world = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "app-groups-balancer-from-world-80",
] as const;
const policy = ["aws:iam/rolePolicy:RolePolicy", "execution-role-start"] as const;

/** Changes inputs of the resource with this logical name; `undefined` removes one. */
function change(
  [type, name]: readonly [type: string, name: string],
  inputs: (old: Inputs) => Inputs,
): Defect["plant"] {
  return (resources) => {
    const index = resources.findIndex((each) => each.type === type && each.name === name);
    assert.ok(index >= 0, `no ${type} ${name}`);
    return resources.map((each, at) =>
      at === index ? { ...each, inputs: { ...each.inputs, ...inputs(each.inputs) } } : each,
    );
  };
}

function set(resource: readonly [string, string], inputs: Inputs): Defect["plant"] {
  return change(resource, () => inputs);
}

function without(type: string): Defect["plant"] {
  return (resources) => {
    const left = resources.filter((each) => each.type !== type);
    assert.ok(left.length < resources.length, `no ${type}`);
    return left;
  };
}

/** A container setting of the task definition. */
function container(inputs: Inputs): Defect["plant"] {
  return change(task, ({ containerDefinitions }) => ({
    containerDefinitions: JSON.stringify(
      (JSON.parse(String(containerDefinitions)) as Inputs[]).map((each) => ({
        ...each,
        ...inputs,
      })),
    ),
  }));
}

function everything(Action: string): Defect["plant"] {
  const Statement = [{ Effect: "Allow", Action, Resource: "*" }];
  return set(policy, {
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
}

/**
 * One defect for each way in which an input reaches a scanner: plain, in a block, in JSON text, and through connections
 * of resources. Removing or changing just that input must be found.
 */
export const defects: Readonly<Record<string, Defect>> = {
  "a port for administrators that is open to the world": {
    plant: set(world, { cidrIpv4: "0.0.0.0/0", fromPort: 22, toPort: 22 }),
    found: "CKV_AWS_24 app-groups-balancer-from-world-80",
  },
  "headers that are let through": {
    plant: set(balancer, { dropInvalidHeaderFields: undefined }),
    found: "CKV_AWS_131 app-balancer",
  },
  "a load balancer without access logs": {
    plant: set(balancer, { accessLogs: undefined }),
    found: "CKV_AWS_91 app-balancer",
  },
  "a load balancer that anybody may delete": {
    plant: set(balancer, { enableDeletionProtection: false }),
    found: "CKV_AWS_150 app-balancer",
  },
  "a load balancer without its web ACL": {
    plant: without("aws:wafv2/webAclAssociation:WebAclAssociation"),
    found: "CKV2_AWS_28 app-balancer",
  },
  "HTTP that does not redirect": {
    plant: change(listener, () => ({
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: "arn:aws:elasticloadbalancing:x" }],
    })),
    found: "CKV_AWS_2 app-balancer-http",
  },
  "images that nobody scans": {
    plant: set(registry, { imageScanningConfiguration: { scanOnPush: false } }),
    found: "CKV_AWS_163 registry",
  },
  "logs for ever": {
    plant: set(logs, { retentionInDays: undefined }),
    found: "CKV_AWS_66 app-logs",
  },
  "a container that may write to its own files": {
    plant: container({ readonlyRootFilesystem: false }),
    found: "CKV_AWS_336 app-task",
  },
  "a cluster without Container Insights": {
    plant: set(cluster, {
      settings: [{ name: "containerInsights", value: "disabled" }],
    }),
    found: "CKV_AWS_65 app-cluster",
  },
  "tasks with public addresses": {
    plant: change(service, ({ networkConfiguration }) => ({
      networkConfiguration: { ...(networkConfiguration as Inputs), assignPublicIp: true },
    })),
    found: "CKV_AWS_333 app-service",
  },
  "a bucket that may be made public": {
    plant: without("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
    found: "CKV2_AWS_6 access-logs",
  },
  "a bucket that keeps everything": {
    plant: without("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration"),
    found: "CKV2_AWS_61 access-logs",
  },
  "a security group that is nobody's": {
    plant: (all) => [
      ...all,
      ...all
        .filter(({ name }) => name === "app-groups-tasks")
        .map((each) => ({
          ...each,
          urn: `${each.urn}-stray`,
          id: "sg-stray",
          name: "stray",
        })),
    ],
    found: "CKV2_AWS_5 stray",
  },
  "a role that may do everything": {
    plant: everything("*"),
    found: "CKV_AWS_286 execution-role-start",
  },
};

/** Defects in policies, which the linter must find. */
export const policyDefects: Readonly<Record<string, Defect>> = {
  "every secret instead of the declared ones": {
    plant: everything("secretsmanager:GetSecretValue"),
    found: "RESOURCE_STAR execution-role-start",
  },
  "an action that AWS does not have": {
    plant: everything("secretsmanager:ReadSecretValue"),
    found: "UNKNOWN_ACTION execution-role-start",
  },
  "a condition that the action does not know": {
    plant: set(policy, {
      policy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Action: "ecr:GetAuthorizationToken",
            Resource: "*",
            Condition: { StringEquals: { "s3:prefix": "a" } },
          },
        ],
      },
    }),
    found: "UNKNOWN_CONDITION_FOR_ACTION execution-role-start",
  },
  "a trust policy without an effect": {
    plant: set(role, {
      assumeRolePolicy: { Version: "2012-10-17", Statement: [{ Action: "sts:AssumeRole" }] },
    }),
    found: "MALFORMED execution-role",
  },
};
