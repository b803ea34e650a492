import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../iam/trust";
import { partitionOf } from "../iam/partition";

/** A service, by the names that events use. */
export interface OfService extends Scope {
  readonly clusterName: pulumi.Input<string>;
  readonly serviceName: pulumi.Input<string>;
}

/**
 * Events about stopped tasks of the service, for any reason.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export function stoppedTasks(service: OfService): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.ecs"],
    "detail-type": ["ECS Task State Change"],
    detail: {
      clusterArn: [arn(service, pulumi.interpolate`cluster/${service.clusterName}`)],
      group: [pulumi.interpolate`service:${service.serviceName}`],
      lastStatus: ["STOPPED"],
    },
  });
}

/**
 * Events about deployments of the service, and ECS's other messages about it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
export function aboutService(service: OfService): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change", "ECS Service Action"],
    resources: [serviceArn(service)],
  });
}

/**
 * Events about deployments of the service that ECS has given up. AWS lists this event under two types: one says that it
 * is for services with the circuit breaker, and blue/green deployments have none. Nothing says whether a deployment may
 * cause both. Two messages are better than none.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
export function failedDeployments(service: OfService): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change", "ECS Service Action"],
    resources: [serviceArn(service)],
    detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
  });
}

/**
 * Images with a critical weakness, as ECR's own scan finds it, or Amazon Inspector's first one in an account that has
 * turned on enhanced scanning. ECR names the repository, and Inspector its ARN.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-enhanced-events.html
 */
export function criticalFindings(
  repositoryName: string,
  { region, accountId }: Scope,
): pulumi.Output<string> {
  const place = pulumi.interpolate`arn:${partitionOf(region)}:ecr:${region}:${accountId}`;
  return pulumi.jsonStringify({
    source: ["aws.ecr", "aws.inspector2"],
    "detail-type": ["ECR Image Scan", "Inspector2 Scan"],
    detail: {
      "scan-status": ["COMPLETE", "INITIAL_SCAN_COMPLETE"],
      "repository-name": [
        repositoryName,
        pulumi.interpolate`${place}:repository/${repositoryName}`,
      ],
      "finding-severity-counts": { CRITICAL: [{ numeric: [">", 0] }] },
    },
  });
}

/**
 * New faults, in the stack's region or everywhere, of the AWS services without which the app does not run. AWS sends the
 * events of all other regions to us-west-2, too, and each page of a long list of resources as an event of its own.
 * Notices of planned work are no faults: ECS replaces the tasks by itself.
 * https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
export function awsFaults({ region }: Pick<Scope, "region">): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.health"],
    "detail-type": ["AWS Health Event"],
    detail: {
      service: ["ECS", "FARGATE", "ELASTICLOADBALANCING", "ECR", "SECRETSMANAGER"],
      eventTypeCategory: ["issue"],
      eventRegion: [region, "global"],
      statusCode: ["open"],
      page: ["1"],
    },
  });
}

function serviceArn(service: OfService): pulumi.Output<string> {
  return arn(service, pulumi.interpolate`service/${service.clusterName}/${service.serviceName}`);
}

function arn({ region, accountId }: Scope, resource: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:${resource}`;
}
