import * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import type { ServiceNames, ServiceNow } from "../../live";
import type { FargateAppArgs } from "../args";
import type { RunsIn } from "../cluster";
import type { FrontDoor } from "../frontDoor/types";
import { serviceHooks } from "./hooks";
import { capacityStrategy, mustRestart } from "./capacity";
import { deploymentConfiguration, hasCircuitBreaker, plannedMinutes } from "../rollout";
import type { SecurityGroups } from "../frontDoor/securityGroups";
import { createTaskDefinition } from "../task/taskDefinition";
import { askForService, warnOfCount } from "./serviceNow";
import { confirmCapacity, confirmRollout } from "./verdict";

/** What the service stands on. */
export interface ServiceParts {
  readonly cluster: RunsIn;
  readonly logs: cloudwatch.LogGroup;
  readonly groups: SecurityGroups;
  readonly balancer: FrontDoor;
  /** Names of the alarms that end a bad rollout; none where none does. */
  readonly alarmNames: readonly pulumi.Input<string>[];
  readonly infrastructureRoleArn: pulumi.Input<string> | undefined;
  readonly imageUri: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

/** A service as others see it. */
export interface RunningService {
  readonly name: pulumi.Output<string>;
  /** ARN of the revision that runs once the rollout has ended well. */
  readonly taskDefinition: pulumi.Output<string>;
}

/**
 * The task definition and the service that runs it. Fails the run where another revision runs in the end than asked
 * for.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
 */
export function createService(
  name: string,
  args: FargateAppArgs,
  parts: ServiceParts,
): RunningService {
  const { live, names } = args;
  const taskDefinition = createTaskDefinition(name, args, parts);
  const where: ServiceNames = {
    cluster: names.cluster,
    service: names.service,
    logGroup: names.logGroup,
  };
  const now = askForService(args);
  const service = new ecs.Service(
    `${name}-service`,
    {
      ...serviceArgs(args, parts),
      alarms: now.then((found) => rolloutAlarms(parts.alarmNames, found)),
      forceNewDeployment: now.then((found) => {
        warnOfCount(found, args);
        return mustRestart(found, args.spot);
      }),
      taskDefinition: taskDefinition.arn,
    },
    {
      parent: parts.parent,
      protect: !args.disposable,
      deleteBeforeReplace: true,
      replacementTrigger: args.subnets.vpcId,
      dependsOn: [parts.balancer, parts.groups, ...parts.cluster.ready, ...args.startAfter],
      customTimeouts: timeouts(args),
      ignoreChanges: args.countIsScaled ? ["desiredCount"] : [],
      hooks: serviceHooks(`${name}-service`, {
        live,
        service: where,
        stack: String(args.stackTags["Stack"]),
        parent: parts.parent,
        circuitBreaker: hasCircuitBreaker(args.rollout),
        migration: args.migrate && {
          command: args.migrate,
          container: names.base,
          logGroup: names.logGroup,
        },
      }),
    },
  );
  const confirmed = pulumi
    .output({
      asked: taskDefinition.arn,
      image: parts.imageUri,
      runs: service.taskDefinition,
      capacity: service.capacityProviderStrategies,
    })
    .apply(async ({ capacity, ...revisions }) => {
      const runs = await confirmRollout(revisions, where, live);
      await confirmCapacity({ asked: capacityStrategy(args.spot), runs: capacity }, where, live);
      return runs;
    });
  return { name: service.name, taskDefinition: confirmed };
}

function serviceArgs(args: FargateAppArgs, parts: ServiceParts) {
  const { names, subnets, rollout, timing } = args;
  return {
    name: names.service,
    cluster: parts.cluster.arn,
    desiredCount: args.desiredCount,
    capacityProviderStrategies: capacityStrategy(args.spot),
    networkConfiguration: {
      subnets: subnets.taskSubnetIds,
      securityGroups: [parts.groups.tasksId],
      assignPublicIp: subnets.assignPublicIp,
    },
    loadBalancers: [
      {
        targetGroupArn: parts.balancer.targetGroupArn,
        containerName: names.base,
        containerPort: args.container.port,
        advancedConfiguration: advancedConfiguration(parts),
      },
    ],
    healthCheckGracePeriodSeconds: timing.gracePeriodSeconds,
    availabilityZoneRebalancing: "ENABLED",
    deploymentConfiguration: deploymentConfiguration(rollout),
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
 * AWS requires names, and the provider leaves an empty list out of its call. Off: no block on a service that never had
 * alarms, else the names it has, since the provider ignores a block that is removed.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentAlarms.html
 */
function rolloutAlarms(names: readonly pulumi.Input<string>[], now: ServiceNow | undefined) {
  if (names.length > 0) return { alarmNames: [...names], enable: true, rollback: true };
  const former = now?.alarmNames ?? [];
  if (former.length === 0) return undefined;
  return { alarmNames: [...former], enable: false, rollback: false };
}

/** Always said, off as off: the provider takes no notice of a breaker that is left out. */
function circuitBreaker(on: boolean) {
  return { enable: on, rollback: on };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AdvancedConfiguration.html */
function advancedConfiguration({ balancer, infrastructureRoleArn }: ServiceParts) {
  const { alternate } = balancer;
  if (!alternate || infrastructureRoleArn === undefined) return undefined;
  return {
    alternateTargetGroupArn: alternate.targetGroupArn,
    productionListenerRule: alternate.ruleArn,
    roleArn: infrastructureRoleArn,
  };
}

/**
 * How long `pulumi up` waits for a rollout to end: what its settings plan, and twice what the circuit breaker takes for
 * a broken image, and a few minutes for images that are slow to pull.
 */
function timeouts({ rollout, timing }: FargateAppArgs): pulumi.CustomTimeouts {
  const rounds = 2 * 3 * (timing.gracePeriodSeconds + 60);
  const minutes = `${Math.ceil(rounds / 60) + 5 + plannedMinutes(rollout)}m`;
  return { create: minutes, update: minutes };
}
