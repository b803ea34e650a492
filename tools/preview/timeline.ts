import {
  hasCircuitBreaker,
  needsAlarms,
  plannedMinutes,
  type Rollout,
} from "../../components/fargateApp/rollout";
import { lookBackSeconds, unhealthyCounting } from "../../components/fargateApp/rollout/alarms";
import { spotShutdownDelaySeconds, type Timing } from "../../components/fargateApp/rollout/timing";
import { lookEvery } from "../../components/fargateApp/service/settle";
import { failuresToReject } from "../../components/fargateApp/service/watch";
import type { Spot } from "../../components/fargateApp/types";

/** The facts of a service from which the model derives its times. */
export interface RolloutModel {
  readonly tasks: number;
  /** Seconds from the start of the container until the app answers. */
  readonly startUpSeconds: number;
  readonly balancerCheck: { readonly intervalSeconds: number; readonly timeoutSeconds: number };
  /** Undefined if ECS relies on the balancer's check alone. */
  readonly containerCheck?: { readonly intervalSeconds: number };
  readonly gracePeriodSeconds: number;
  readonly deregistrationDelaySeconds: number;
  /** Seconds for which a task still answers after SIGTERM; only tasks on Spot do. */
  readonly shutdownDelaySeconds?: number;
  readonly crashes: CrashEnd;
  /** How the traffic moves to a second set of tasks. Undefined if a rollout replaces task by task. */
  readonly shift?: Shift;
  /** Undefined if no alarm watches the rollout. */
  readonly alarms?: AlarmTimes;
}

/** Who ends a version with tasks that crash: ECS by itself, `pulumi up` while it waits, or nobody. */
type CrashEnd = "circuitBreaker" | "pulumiUp" | "nobody";

interface AlarmTimes {
  /** Seconds that the alarms look back. */
  readonly lookBackSeconds: number;
  /** How many minutes with an unhealthy task set the alarm off. */
  readonly unhealthyMinutes: number;
}

interface Shift {
  /** Seconds between the first and the last of the traffic. */
  readonly shiftSeconds: number;
  /** Seconds after the last of the traffic until the old tasks go. */
  readonly bakeSeconds: number;
}

/** Seconds from the start of a rollout; undefined if something never happens by itself. */
export interface Timeline {
  /** Every new request is answered by the new version. */
  readonly serves: number;
  /** Nothing of the old version is left. */
  readonly steady: number;
  /** The alarms have stopped watching; undefined if none watches. */
  readonly watched: number | undefined;
  /** A version that starts and never answers is given up. */
  readonly rejected: number | undefined;
  /** A version that ends as soon as it starts is given up. */
  readonly crashRejected: number | undefined;
}

/** Assumptions of the model: nobody can know these before a rollout. */
export const assumed = {
  imageMegabytes: 150,
  /** Placing a task, its network interface, pulling an image of that size, starting it. */
  secondsToRun: 51,
  /** From the end of deregistration: SIGTERM, the end of the process, and ECS noticing. */
  secondsToLeave: 21,
  /** From the start of a container that crashes to ECS counting it. */
  secondsToCrash: 2,
  /** From the end of a minute until CloudWatch has its metrics and the alarm goes off: one to three minutes. */
  secondsToAlarm: 120,
} as const;

/** How long a rollout takes. */
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
 * From the start of a container until both checks have passed. A new target needs one passed check, which comes half an
 * interval after the app's first answer on average; the container's checks come at every interval since its start.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
function secondsToHealth({ balancerCheck, containerCheck, startUpSeconds }: RolloutModel): number {
  const balancer = startUpSeconds + balancerCheck.intervalSeconds / 2;
  const container = containerCheck
    ? Math.ceil(startUpSeconds / containerCheck.intervalSeconds) * containerCheck.intervalSeconds
    : 0;
  return Math.max(balancer, container);
}

/**
 * ECS watches a rolling deployment after it is steady for as long as its alarms look back, and the other strategies until
 * the end of their bake time. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
function watchedUntil({ alarms, shift }: RolloutModel, shifted: number, steady: number) {
  if (!alarms) return undefined;
  return shift ? shifted : steady + alarms.lookBackSeconds;
}

/**
 * The circuit breaker gives up after half as many failed tasks as there should be, at least three; the tasks of a round
 * start and fail together. It is faster than the alarm, because ECS replaces a task as soon as it is unhealthy beyond its
 * grace period. Without the circuit breaker only the alarm is left for a version that never answers. A task that never
 * runs does not set the alarm off; `pulumi up` counts those by the circuit breaker's rule.
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
 * Each task is unhealthy for its grace period, and the next one runs a little later. Counted for the worst case, in which
 * a task touches as few minutes of the clock as possible.
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

/** From the start of a container that never answers until the balancer's checks have failed. */
function secondsToFail({ balancerCheck }: RolloutModel): number {
  return balancerCheck.intervalSeconds + balancerCheck.timeoutSeconds;
}

/** The model of a service of this program. */
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
