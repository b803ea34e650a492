import * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { ServiceNow } from "../../common/live/service";
import type { FargateAppArgs } from "../args";
import type { RunsIn } from "../cluster";
import type { FrontDoor } from "../frontDoor/types";
import type { SecurityGroups } from "../frontDoor/securityGroups";
import { deploymentConfiguration, hasCircuitBreaker } from "../rollout";
import { countInputs } from "./count/askedCount";
import { capacityStrategy } from "./count/capacity";

/** The resources that the service needs. */
export interface ServiceParts {
  readonly cluster: RunsIn;
  readonly logs: cloudwatch.LogGroup;
  readonly groups: SecurityGroups;
  readonly balancer: FrontDoor;
  /** Names of the alarms that end a bad rollout; empty for none. */
  readonly alarmNames: readonly pulumi.Input<string>[];
  readonly infrastructureRoleArn: pulumi.Input<string> | undefined;
  readonly imageUri: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

/** The inputs of the service, except those that follow from its task definition. */
export function serviceArgs(
  args: FargateAppArgs,
  parts: ServiceParts,
  now: Promise<ServiceNow | undefined>,
) {
  const { names, subnets, rollout, timing } = args;
  return {
    name: names.service,
    cluster: parts.cluster.arn,
    desiredCount: args.desiredCount,
    tags: countInputs(args).tags,
    capacityProviderStrategies: capacityStrategy(args.spot),
    networkConfiguration: {
      subnets: subnets.taskSubnetIds,
      securityGroups: [parts.groups.tasksId],
      assignPublicIp: subnets.assignPublicIp,
    },
    loadBalancers: [
      {
        ...targetGroups(parts, now),
        containerName: names.base,
        containerPort: args.container.port,
      },
    ],
    alarms: now.then((found) => rolloutAlarms(parts.alarmNames, found)),
    healthCheckGracePeriodSeconds: timing.gracePeriodSeconds,
    availabilityZoneRebalancing: "ENABLED",
    deploymentConfiguration: now.then((found) =>
      deploymentConfiguration(rollout, found?.bakeMinutes),
    ),
    deploymentMinimumHealthyPercent: 100,
    deploymentMaximumPercent: 200,
    deploymentCircuitBreaker: circuitBreaker(hasCircuitBreaker(rollout)),
    enableExecuteCommand: args.exec,
    waitForSteadyState: true,
    enableEcsManagedTags: true,
    propagateTags: "SERVICE",
  };
}

/**
 * The alarms that end a rollout. AWS requires names, and the provider leaves an empty list out of its call. To turn the
 * alarms off, a service that never had any gets no block; another service keeps its names and gets `enable: false`,
 * because the provider ignores a removed block.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentAlarms.html
 */
function rolloutAlarms(names: readonly pulumi.Input<string>[], now: ServiceNow | undefined) {
  if (names.length > 0) return { alarmNames: [...names], enable: true, rollback: true };
  const former = now?.alarmNames ?? [];
  if (former.length === 0) return undefined;
  return { alarmNames: [...former], enable: false, rollback: false };
}

/** Always set, on or off: the provider ignores a removed block. */
function circuitBreaker(on: boolean) {
  return { enable: on, rollback: on };
}

/**
 * The target group, and what ECS needs to move traffic between two. ECS swaps the two with each deployment that moves
 * traffic, and starts a new deployment if the program names them in another order. So the live service's order is used.
 * https://github.com/hashicorp/terraform-provider-aws/issues/45678
 */
function targetGroups(
  { balancer, infrastructureRoleArn }: ServiceParts,
  now: Promise<ServiceNow | undefined>,
) {
  const { alternate, targetGroupArn } = balancer;
  if (!alternate || infrastructureRoleArn === undefined) return { targetGroupArn };
  const pair = pulumi
    .all([targetGroupArn, alternate.targetGroupArn, now])
    .apply(([first, second, found]) => inLiveOrder(first, second, found));
  return {
    targetGroupArn: pair.first,
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html
    advancedConfiguration: {
      alternateTargetGroupArn: pair.second,
      productionListenerRule: alternate.ruleArn,
      roleArn: infrastructureRoleArn,
    },
  };
}

function inLiveOrder(first: string, second: string, now: ServiceNow | undefined) {
  const [primary, other] = now?.targetGroupArns ?? [];
  const turned = primary === second && other === first;
  return turned ? { first: second, second: first } : { first, second };
}
