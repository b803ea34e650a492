import type { World } from "../../../tools/account/world";
import type { Inputs } from "../../../tools/account/world/types";
import { liveInputs, texts } from "../../../tools/account/world/values";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { balancing } from "./guideBalancing";
import { arnOf, members, types, upper } from "./guideParts";

const lower = (tags: Inputs) => Object.entries(tags).map(([key, value]) => ({ key, value }));

/**
 * The answers of an account in memory to `catalog adopt`, in the form of AWS's APIs, and the tags
 * that the command adds there.
 */
export function guideAnswers(world: World): Answers {
  const byArn = (arn: unknown) => world.resources.find((each) => arnOf(each) === arn);
  const addTags = (arn: unknown, tags: readonly Inputs[]) => {
    const stored = byArn(arn);
    if (!stored) throw new AwsError("ResourceNotFoundException", String(arn));
    for (const each of tags) {
      const [key, value] = [each["Key"] ?? each["key"], each["Value"] ?? each["value"]];
      (stored.tags as Record<string, unknown>)[String(key)] = value;
    }
    return {};
  };
  return {
    ...namesOf(world),
    ...balancing(world),
    ...running(world),
    ListTagsForResource: ({ resourceArn, ResourceARN }) => {
      const tags = byArn(resourceArn ?? ResourceARN)?.tags ?? {};
      if (ResourceARN !== undefined) return { Tags: upper(tags) };
      return { tags: String(resourceArn).includes(":ecr:") ? upper(tags) : tags };
    },
    TagResource: (input) => {
      const { tags, Tags, resourceArn, ResourceARN, SecretId } = input;
      const list = Array.isArray(tags ?? Tags) ? (tags ?? Tags) : lower((tags ?? {}) as Inputs);
      const form = members(input, "Tags").length > 0 ? queried(input) : list;
      return addTags(resourceArn ?? ResourceARN ?? SecretId, form as readonly Inputs[]);
    },
    AddTags: (input) => addTags(input["ResourceArns.member.1"], queried(input)),
  };
}

/** Tags in the query protocol. */
function queried(input: Inputs): readonly Inputs[] {
  return Object.entries(input).flatMap(([key, value]) => {
    const [, index] = /^Tags\.member\.(\d+)\.Key$/.exec(key) ?? [];
    return index === undefined ? [] : [{ Key: value, Value: input[`Tags.member.${index}.Value`] }];
  });
}

function namesOf(world: World): Answers {
  return {
    DescribeRepositories: ({ repositoryNames }) => {
      const found = world.byId(types.repository, (repositoryNames as string[])[0]);
      if (!found) throw new AwsError("RepositoryNotFoundException", "none");
      return { repositories: [{ repositoryName: found.id, repositoryArn: arnOf(found) }] };
    },
    DescribeImages: ({ repositoryName, imageIds }) => {
      const images = [...(world.images.get(String(repositoryName)) ?? [])];
      const [asked = {}] = imageIds as { imageTag?: string; imageDigest?: string }[];
      const digest = asked.imageDigest ?? new Map(images).get(asked.imageTag ?? "")?.digest;
      const tags = images.filter(([, each]) => each.digest === digest).map(([tag]) => tag);
      if (tags.length === 0) throw new AwsError("ImageNotFoundException", "none");
      return { imageDetails: [{ imageDigest: digest, imageTags: tags }] };
    },
    ListSecrets: () => ({
      SecretList: world
        .all(types.secret)
        .map(({ id, inputs, tags }) => ({ Name: inputs["name"], ARN: id, Tags: upper(tags) })),
    }),
    GetSecretValue: ({ SecretId }) => {
      const secret = world.find(types.secret, "name", SecretId);
      const version = world
        .all(types.version)
        .find(({ inputs }) => inputs["secretId"] === secret?.id);
      if (!version) throw new AwsError("ResourceNotFoundException", "none");
      return { SecretString: version.inputs["secretString"] };
    },
    GetRole: () => {
      throw new AwsError("NoSuchEntityException", "none", 404);
    },
    DescribeLogGroups: ({ logGroupNamePrefix }) => ({
      logGroups: world
        .all(types.logs)
        .filter(({ id }) => id.startsWith(String(logGroupNamePrefix)))
        .map((each) => ({ logGroupName: each.id, logGroupArn: arnOf(each) })),
    }),
    DescribeAlarms: () => ({
      MetricAlarms: world.all(types.alarm).map((each) => ({
        AlarmName: each.inputs["name"],
        AlarmArn: arnOf(each),
      })),
      CompositeAlarms: [],
    }),
    ListDashboards: () => ({
      DashboardEntries: world.all(types.dashboard).map(({ id }) => ({ DashboardName: id })),
    }),
    ListTopics: () => ({ Topics: [] }),
  };
}

function running(world: World): Answers {
  return {
    DescribeClusters: () => ({
      clusters: world.all(types.cluster).map((each) => ({
        clusterName: each.inputs["name"],
        clusterArn: each.id,
        status: "ACTIVE",
        tags: lower(each.tags),
        capacityProviders: texts(world.all(types.capacity)[0]?.inputs, "capacityProviders"),
      })),
    }),
    DescribeServices: () => {
      if (world.all(types.cluster).length === 0) {
        throw new AwsError("ClusterNotFoundException", "Cluster not found.");
      }
      return {
        services: world.all(types.service).map((stored) => {
          const live = liveInputs(stored);
          const place = live["networkConfiguration"] as Inputs;
          return {
            serviceName: live["name"],
            serviceArn: stored.id,
            status: "ACTIVE",
            desiredCount: live["desiredCount"],
            launchType: live["launchType"],
            schedulingStrategy: live["schedulingStrategy"] ?? "REPLICA",
            deploymentController: live["deploymentController"] ?? { type: "ECS" },
            taskDefinition: live["taskDefinition"],
            loadBalancers: live["loadBalancers"],
            networkConfiguration: {
              awsvpcConfiguration: {
                subnets: place["subnets"],
                securityGroups: place["securityGroups"],
                assignPublicIp: place["assignPublicIp"] === true ? "ENABLED" : "DISABLED",
              },
            },
            tags: lower(stored.tags),
          };
        }),
      };
    },
    DescribeTaskDefinition: ({ taskDefinition }) => {
      const found = world.find(types.task, "arn", taskDefinition);
      if (!found) throw new AwsError("ClientException", "Unable to describe task definition.");
      const { containerDefinitions, executionRoleArn, runtimePlatform } = liveInputs(found);
      return {
        taskDefinition: {
          taskDefinitionArn: taskDefinition,
          executionRoleArn,
          runtimePlatform,
          containerDefinitions: JSON.parse(String(containerDefinitions)) as unknown,
        },
      };
    },
  };
}
