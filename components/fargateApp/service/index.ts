import * as pulumi from "@pulumi/pulumi";
import * as ecs from "@pulumi/aws/ecs";
import type { ServiceNames } from "../../common/live/service";
import type { FargateAppArgs } from "../args";
import { countInputs } from "./count/askedCount";
import { serviceHooks } from "./hooks";
import { capacityStrategy, mustRestart } from "./count/capacity";
import { hasCircuitBreaker, plannedMinutes } from "../rollout";
import { createTaskDefinition } from "../task/taskDefinition";
import { errorText } from "../../common/text/errorText";
import { askForService, sayRestart, warnOfCount } from "./count/serviceNow";
import { serviceArgs, type ServiceParts } from "./serviceArgs";
import { confirmCapacity, confirmRollout } from "./watch/verdict";
import { RolloutLedger } from "./ledger";
import { RolloutMute } from "./mute";
import { RolloutWatch } from "./watch";

/** A service as others see it. */
export interface RunningService {
  readonly name: pulumi.Output<string>;
  /** ARN of the running revision, resolved after the rollout has succeeded. */
  readonly taskDefinition: pulumi.Output<string>;
}

/**
 * Makes the task definition and the service that runs it. Fails the run unless ECS completes the deployment of the
 * revision that the program asked for.
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
  const stack = args.stackTags.Stack;
  const now = askForService(args);
  const atMostSeconds = 60 * longestMinutes(args);
  const watch = hasCircuitBreaker(args.rollout)
    ? undefined
    : new RolloutWatch({ live, service: where, atMostSeconds, parent: parts.parent });
  const mute =
    args.mutes &&
    new RolloutMute({
      ...args.mutes,
      live,
      atMostMinutes: longestMinutes(args),
      parent: parts.parent,
    });
  const ledger = new RolloutLedger({
    live,
    ledger: names.ledger,
    stackTags: args.stackTags,
    parent: parts.parent,
  });
  const service = new ecs.Service(
    `${name}-service`,
    {
      ...serviceArgs(args, parts, now),
      forceNewDeployment: now.then((found) => {
        warnOfCount(found, args);
        sayRestart(found, args);
        return mustRestart(found, args.spot);
      }),
      taskDefinition: taskDefinition.arn,
    },
    {
      ...options(args, parts),
      hooks: serviceHooks(`${name}-service`, {
        live,
        service: where,
        stack,
        region: args.region,
        parent: parts.parent,
        watch,
        mute,
        ledger,
        migration: args.migrate && {
          command: args.migrate,
          container: names.base,
          logGroup: names.logGroup,
          streamPrefix: args.container.streamPrefix,
        },
      }),
    },
  );
  const judge = { service: where, live, stack, atMostSeconds };
  const rollout = async (revisions: Parameters<typeof confirmRollout>[0]) => {
    try {
      return await confirmRollout(revisions, judge);
    } finally {
      watch?.stop();
      await mute?.end();
    }
  };
  const confirmed = pulumi
    .output({
      asked: taskDefinition.arn,
      image: parts.imageUri,
      runs: service.taskDefinition,
      capacity: service.capacityProviderStrategies,
    })
    .apply(async ({ capacity, ...revisions }) => {
      const taskDefinition = revisions.asked;
      try {
        const runs = await rollout(revisions);
        await confirmCapacity({ asked: capacityStrategy(args.spot), runs: capacity }, judge);
        await ledger.end({ taskDefinition, verdict: "succeeded" });
        return runs;
      } catch (error) {
        const reason = errorText(error).split("\n")[0];
        await ledger.end({ taskDefinition, verdict: "failed", reason });
        throw error;
      }
    });
  return { name: service.name, taskDefinition: confirmed };
}

function options(args: FargateAppArgs, parts: ServiceParts): pulumi.CustomResourceOptions {
  const minutes = `${longestMinutes(args)}m`;
  return {
    parent: parts.parent,
    protect: !args.disposable,
    deleteBeforeReplace: true,
    replacementTrigger: args.subnets.vpcId,
    dependsOn: [parts.balancer, parts.groups, ...parts.cluster.ready, ...args.startAfter],
    customTimeouts: { create: minutes, update: minutes },
    ignoreChanges: countInputs(args).ignoreChanges,
  };
}

/**
 * Minutes that `pulumi up` waits for a rollout to end: the planned minutes, twice the time that the circuit breaker
 * needs for a broken image, and a few minutes for images that are slow to pull.
 */
function longestMinutes({ rollout, timing }: FargateAppArgs): number {
  const rounds = 2 * 3 * (timing.gracePeriodSeconds + 60);
  return Math.ceil(rounds / 60) + 5 + plannedMinutes(rollout);
}
