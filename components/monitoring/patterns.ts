import * as pulumi from "@pulumi/pulumi";
import type { Scope } from "../iam/trust";
import { partitionOf } from "../partition";

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

/** Events about deployments of the service that ECS has given up. */
export function failedDeployments(service: OfService): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.ecs"],
    "detail-type": ["ECS Deployment State Change"],
    resources: [serviceArn(service)],
    detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
  });
}

/**
 * Events about images with a critical weakness, found by ECR's basic scan.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
 */
export function criticalFindings(repositoryName: string): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.ecr"],
    "detail-type": ["ECR Image Scan"],
    detail: {
      "scan-status": ["COMPLETE"],
      "repository-name": [repositoryName],
      "finding-severity-counts": { CRITICAL: [{ numeric: [">", 0] }] },
    },
  });
}

/**
 * Events about faults of the AWS services that the app needs. Notices of planned work are left out: ECS replaces the
 * tasks by itself. https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html
 */
export function awsFaults(): pulumi.Output<string> {
  return pulumi.jsonStringify({
    source: ["aws.health"],
    "detail-type": ["AWS Health Event"],
    detail: {
      service: ["ECS", "FARGATE", "ELASTICLOADBALANCING", "ECR", "SECRETSMANAGER"],
      eventTypeCategory: ["issue"],
    },
  });
}

function serviceArn(service: OfService): pulumi.Output<string> {
  return arn(service, pulumi.interpolate`service/${service.clusterName}/${service.serviceName}`);
}

function arn({ region, accountId }: Scope, resource: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partitionOf(region)}:ecs:${region}:${accountId}:${resource}`;
}
