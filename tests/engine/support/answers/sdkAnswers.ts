import type { World } from "../../../../tools/account/world";
import { text, texts } from "../../../../tools/account/world/values";
import type { Inputs, Stored } from "../../../../tools/account/world/types";
import { AwsError, type Answers } from "../../../live/support/cannedAws";

const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const serviceType = "aws:ecs/service:Service";
const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

/** When the first release began, in seconds since 1970. */
const firstRelease = 1_790_000_000;

/**
 * The answers of an account in memory about releases, so that the commands can ask it through AWS's
 * SDK.
 */
export function releaseAnswers(world: World): Answers {
  const definition = (stored: Stored) => {
    const [container] = JSON.parse(text(stored.inputs, "containerDefinitions")) as Inputs[];
    return { arn: text(stored.outputs, "arn"), container };
  };
  const definitions = () => world.all(taskType).map(definition);
  return {
    DescribeRepositories: () => ({
      repositories: [...world.images.keys()].map((name) => ({ repositoryUri: `${host}/${name}` })),
    }),
    DescribeImages: ({ repositoryName, imageIds }) => {
      const images = [...(world.images.get(String(repositoryName)) ?? [])];
      const asked = (imageIds as { imageTag?: string; imageDigest?: string }[] | undefined)?.[0];
      const found = images.filter(
        ([tag, { digest }]) =>
          asked === undefined || tag === asked.imageTag || digest === asked.imageDigest,
      );
      if (asked && found.length === 0) throw new AwsError("ImageNotFoundException", "none", 400);
      return {
        imageDetails: found.map(([tag, { digest, pushedAt }]) => ({
          imageTags: [tag],
          imageDigest: digest,
          imagePushedAt: pushedAt,
        })),
      };
    },
    DescribeServices: () => ({
      services: world.all(serviceType).map((stored) => serviceOf(world, stored)),
    }),
    ListServiceDeployments: () => ({
      serviceDeployments: definitions().map(({ arn }, index) => ({
        serviceDeploymentArn: `arn:deployment/${index}`,
        targetServiceRevisionArn: `arn:revision/${arn}`,
        status: "SUCCESSFUL",
        createdAt: firstRelease + 60 * index,
      })),
    }),
    DescribeServiceRevisions: ({ serviceRevisionArns }) => ({
      serviceRevisions: definitions()
        .map(({ arn, container }) => ({
          serviceRevisionArn: `arn:revision/${arn}`,
          taskDefinition: arn,
          containerImages: [{ imageDigest: String(container?.["image"]).split("@")[1] }],
        }))
        .filter(({ serviceRevisionArn }) =>
          (serviceRevisionArns as string[]).includes(serviceRevisionArn),
        ),
    }),
    GetSecretValue: ({ VersionId }) => {
      const found = world
        .all("aws:secretsmanager/secretVersion:SecretVersion")
        .find(({ outputs }) => outputs["versionId"] === VersionId);
      if (!found) throw new AwsError("ResourceNotFoundException", "no such version", 400);
      return { SecretString: found.inputs["secretString"] };
    },
    GetParameterHistory: () => ({
      Parameters: world.ledger.map(({ taskDefinition, began, verdict, reason }, index) => ({
        LastModifiedDate: firstRelease + 60 * index + 30,
        LastModifiedUser: "arn:aws:sts::123456789012:assumed-role/deploy/ann",
        Value: JSON.stringify({
          revision: taskDefinition.split("/").at(-1),
          began,
          verdict,
          reason,
        }),
      })),
    }),
    DescribeTaskDefinition: ({ taskDefinition: asked }) => {
      const found = world
        .all(taskType)
        .find(({ outputs }) => text(outputs, "arn").endsWith(String(asked)));
      if (!found) throw new AwsError("ClientException", "Unable to describe task definition.", 400);
      const { arn, container } = definition(found);
      const { cpu, memory, runtimePlatform } = found.inputs;
      return {
        taskDefinition: {
          taskDefinitionArn: arn,
          cpu,
          memory,
          runtimePlatform,
          containerDefinitions: [container],
        },
      };
    },
  };
}

function serviceOf(world: World, { inputs, outputs, tags }: Stored) {
  const live = { ...inputs, ...outputs };
  const name = text(live, "name");
  const place = live["networkConfiguration"] as Inputs;
  const now = world.deployments.of(name);
  return {
    serviceName: name,
    status: "ACTIVE",
    desiredCount: live["desiredCount"],
    runningCount: live["desiredCount"],
    pendingCount: 0,
    taskDefinition: live["taskDefinition"],
    enableExecuteCommand: live["enableExecuteCommand"],
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: texts(place, "subnets"),
        securityGroups: texts(place, "securityGroups"),
        assignPublicIp: place["assignPublicIp"] === true ? "ENABLED" : "DISABLED",
      },
    },
    loadBalancers: live["loadBalancers"],
    events: [],
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    deployments: [
      {
        id: now?.id,
        status: "PRIMARY",
        taskDefinition: live["taskDefinition"],
        desiredCount: live["desiredCount"],
        runningCount: live["desiredCount"],
        failedTasks: 0,
        rolloutState: now?.state,
      },
    ],
  };
}
