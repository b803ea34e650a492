import { CloudWatchClient, TagResourceCommand as TagAlarm } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  TagResourceCommand as TagLogs,
} from "@aws-sdk/client-cloudwatch-logs";
import { ECRClient, TagResourceCommand as TagRepository } from "@aws-sdk/client-ecr";
import { ECSClient, TagResourceCommand as TagEcs } from "@aws-sdk/client-ecs";
import {
  AddTagsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  SecretsManagerClient,
  TagResourceCommand as TagSecret,
} from "@aws-sdk/client-secrets-manager";
import { withClients, type ClientConfig } from "../calls/clients";
import type { Tags } from "../account/names/types";

/**
 * Adds tags to resources of ECR, ECS, Elastic Load Balancing, Secrets Manager, CloudWatch and its logs. Each keeps the
 * tags that it has. Rejects at the first call that AWS refuses, and for an ARN of another service.
 */
export async function addTags(
  config: ClientConfig,
  arns: readonly string[],
  tags: Tags,
): Promise<void> {
  const upper = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const lower = Object.entries(tags).map(([key, value]) => ({ key, value }));
  const services = {
    ecr: ECRClient,
    ecs: ECSClient,
    balancing: ElasticLoadBalancingV2Client,
    secrets: SecretsManagerClient,
    logs: CloudWatchLogsClient,
    cloudwatch: CloudWatchClient,
  };
  await withClients(services, config, async (clients) => {
    const add = (arn: string): Promise<unknown> => {
      switch (arn.split(":")[2] ?? "") {
        case "ecr":
          return clients.ecr.send(new TagRepository({ resourceArn: arn, tags: upper }));
        case "ecs":
          return clients.ecs.send(new TagEcs({ resourceArn: arn, tags: lower }));
        case "elasticloadbalancing":
          return clients.balancing.send(new AddTagsCommand({ ResourceArns: [arn], Tags: upper }));
        case "secretsmanager":
          return clients.secrets.send(new TagSecret({ SecretId: arn, Tags: upper }));
        case "logs":
          return clients.logs.send(new TagLogs({ resourceArn: arn, tags }));
        case "cloudwatch":
          return clients.cloudwatch.send(new TagAlarm({ ResourceARN: arn, Tags: upper }));
        default:
          throw new Error(`${arn}: there is no call that tags it`);
      }
    };
    for (const arn of arns) await add(arn);
  });
}
