import {
  hasCircuitBreaker,
  needsAlarms,
  plannedMinutes,
  type Rollout,
} from "../../components/fargateApp/rollout";
import { lookBackSeconds, unhealthyCounting } from "../../components/fargateApp/rollout/alarms";
import { spotShutdownDelaySeconds, type Timing } from "../../components/fargateApp/rollout/timing";
import { lookEvery } from "../../components/fargateApp/service/watch/settle";
import { failuresToReject } from "../../components/fargateApp/service/watch";
import type { Spot } from "../../components/fargateApp/types";

/** The facts about a service from which the model derives its times. */
export interface RolloutModel {
  readonly tasks: number;
  /** Seconds from the start of the container until the app answers. */
  readonly startUpSeconds: number;
  readonly balancerCheck: { readonly intervalSeconds: number; readonly timeoutSeconds: number };
  /** Undefined if ECS uses only the balancer's check. */
  readonly containerCheck?: { readonly intervalSeconds: number };
  readonly gracePeriodSeconds: number;
  readonly deregistrationDelaySeconds: number;
  /** Seconds during which a task still answers after SIGTERM. Only tasks on Spot do. */
  readonly shutdownDelaySeconds?: number;
  readonly crashes: CrashEnd;
  /** How the traffic moves to a second set of tasks. Undefined if a rollout replaces task by task. */
  readonly shift?: Shift;
  /** Undefined if no alarm watches the rollout. */
  readonly alarms?: AlarmTimes;
}

/** Who ends a version with crashing tasks: ECS itself, `pulumi up` while it waits, or nobody. */
type CrashEnd = "circuitBreaker" | "pulumiUp" | "nobody";

interface AlarmTimes {
  /** Seconds that the alarms look back. */
  readonly lookBackSeconds: number;
  /** How many minutes with an unhealthy task set the alarm off. */
  readonly unhealthyMinutes: number;
}

interface Shift {
  /** Seconds from the first traffic to the last. */
  readonly shiftSeconds: number;
  /** Seconds after the last traffic has moved until the old tasks stop. */
  readonly bakeSeconds: number;
}

/** Seconds from the start of a rollout; undefined if something never happens by itself. */
export interface Timeline {
  /** The new version answers every new request. */
  readonly serves: number;
  /** All tasks of the old version have stopped. */
  readonly steady: number;
  /** The alarms have stopped watching; undefined if none watches. */
  readonly watched: number | undefined;
  /** ECS gives up a version that starts but never answers. */
  readonly rejected: number | undefined;
  /** ECS gives up a version that ends immediately after its start. */
  readonly crashRejected: number | undefined;
}

/** Assumptions of the model, because nobody can know these times before a rollout. */
export const assumed = {
  imageMegabytes: 150,
  /** The time to place a task, attach its network interface, pull an image of this size, and start it. */
  secondsToRun: 51,
  /** The time from the end of deregistration until ECS notices that the task has ended, after SIGTERM. */
  secondsToLeave: 21,
  /** The time from the start of a crashing container until ECS counts it. */
  secondsToCrash: 2,
  /**
   * The time from the end of a minute until CloudWatch has the minute's metrics and the alarm goes off: one to three
   * minutes.
   */
  secondsToAlarm: 120,
} as const;

/** Calculates how long a rollout takes. */
export function rolloutTimeline(model: RolloutModel): Timeline {
  const { deregistrationDelaySeconds, shutdownDelaySeconds = 0 } = model;
  const { shiftSeconds, bakeSeconds } = model.shift ?? { shiftSeconds: 0, bakeSeconds: 0 };
  const serves = assumed.secondsToRun + secondsToHealth(model) + shiftSeconds;
  const shifted = serves + bakeSeconds;
  const steady =
    shifted + deregistrationDelaySeconds + shutdownDelaySeconds + assumed.secondsToLeave;
  return { serves, steady, watched: watchedUntil(model, shifted, steady), ...rejection(model) };
}

/**
 * The time from the start of a container until both checks have passed. A new target needs only one passed check, which
 * comes on average half an interval after the app's first answer. The container's check runs at every interval after
 * the start. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
function secondsToHealth({ balancerCheck, containerCheck, startUpSeconds }: RolloutModel): number {
  const balancer = startUpSeconds + balancerCheck.intervalSeconds / 2;
  const container = containerCheck
    ? Math.ceil(startUpSeconds / containerCheck.intervalSeconds) * containerCheck.intervalSeconds
    : 0;
  return Math.max(balancer, container);
}

/**
 * When ECS stops watching the alarms. After a rolling deployment is steady, ECS watches for as long as the alarms look
 * back. With the other strategies, it watches until the end of the bake time.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
function watchedUntil({ alarms, shift }: RolloutModel, shifted: number, steady: number) {
  if (!alarms) return undefined;
  return shift ? shifted : steady + alarms.lookBackSeconds;
}

/**
 * When a bad version is given up. The circuit breaker does that after half as many failed tasks as the service should
 * have, but at least three. The tasks of a round start and fail together. The circuit breaker is faster than the alarm,
 * because ECS replaces a task as soon as it is unhealthy after its grace period.
 *
 * Without the circuit breaker, only the alarm ends a version that never answers. A task that never runs does not set
 * off the alarm; `pulumi up` counts such tasks by the circuit breaker's rule.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function rejection(model: RolloutModel): Pick<Timeline, "rejected" | "crashRejected"> {
  const { alarms, gracePeriodSeconds, tasks } = model;
  const { secondsToRun, secondsToCrash } = assumed;
  const rounds = Math.ceil(failuresToReject(tasks) / tasks);
  const crashed = rounds * (secondsToRun + secondsToCrash);
  const byAlarm = alarms && rejectedByAlarm(model, alarms);
  switch (model.crashes) {
    case "circuitBreaker":
      return {
        rejected: rounds * (secondsToRun + gracePeriodSeconds + secondsToFail(model)),
        crashRejected: crashed,
      };
    case "pulumiUp":
      return { rejected: byAlarm, crashRejected: crashed + lookEvery };
    case "nobody":
      return { rejected: byAlarm, crashRejected: undefined };
  }
}

/**
 * When the alarm ends a version that never answers. Each task is unhealthy until its grace period ends, and the next
 * task runs a little later. This is the worst case, in which each task's unhealthy time falls into as few clock minutes
 * as possible.
 */
function rejectedByAlarm(model: RolloutModel, { unhealthyMinutes }: AlarmTimes): number {
  const { gracePeriodSeconds } = model;
  const untilUnhealthy = assumed.secondsToRun + secondsToFail(model);
  const minutesOfTask = Math.ceil(gracePeriodSeconds / 60);
  const former = Math.ceil(unhealthyMinutes / minutesOfTask) - 1;
  const lastMinutes = unhealthyMinutes - former * minutesOfTask;
  return (
    untilUnhealthy +
    former * (gracePeriodSeconds + untilUnhealthy) +
    60 * lastMinutes +
    assumed.secondsToAlarm
  );
}

/** The time from the start of a container that never answers until the balancer's checks have failed. */
function secondsToFail({ balancerCheck }: RolloutModel): number {
  return balancerCheck.intervalSeconds + balancerCheck.timeoutSeconds;
}

/** The model of a service that this program makes. */
export function rolloutModel(
  timing: Timing,
  rollout: Rollout,
  {
    spot,
    ...app
  }: { readonly tasks: number; readonly startUpSeconds: number; readonly spot?: Spot },
): RolloutModel {
  const alarms = needsAlarms(rollout) ? alarmTimes(timing, rollout) : undefined;
  const shutdownDelaySeconds = spot && spot.share > 0 ? spotShutdownDelaySeconds : 0;
  const common = { ...timing, ...app, shutdownDelaySeconds, alarms };
  switch (rollout.strategy) {
    case "rolling":
      return { ...common, crashes: "circuitBreaker" };
    case "blueGreen":
    case "canary":
    case "linear": {
      const bakeSeconds = 60 * rollout.bakeMinutes;
      const shiftSeconds = 60 * plannedMinutes(rollout) - bakeSeconds;
      return { ...common, crashes: "pulumiUp", shift: { shiftSeconds, bakeSeconds } };
    }
  }
}

function alarmTimes({ gracePeriodSeconds }: Timing, rollout: Rollout): AlarmTimes {
  const circuitBreaker = hasCircuitBreaker(rollout);
  return {
    lookBackSeconds: lookBackSeconds(gracePeriodSeconds, circuitBreaker),
    unhealthyMinutes: unhealthyCounting(gracePeriodSeconds, circuitBreaker).datapointsToAlarm,
  };
}
