import {
  spotShutdownDelaySeconds,
  type Rollout,
  type Spot,
  type Timing,
} from "../../components/fargateApp";
import {
  hasCircuitBreaker,
  needsAlarms,
  plannedMinutes,
} from "../../components/fargateApp/rollout";
import { unhealthyCount } from "../../components/fargateApp/rollout/alarms";

/** What the model needs to know of a service, whoever made it. */
export interface RolloutModel {
  readonly tasks: number;
  /** Seconds from the start of the container until the app answers. */
  readonly startUpSeconds: number;
  readonly balancerCheck: { readonly intervalSeconds: number; readonly timeoutSeconds: number };
  /** None where ECS asks the balancer alone. */
  readonly containerCheck?: { readonly intervalSeconds: number };
  readonly gracePeriodSeconds: number;
  readonly deregistrationDelaySeconds: number;
  /** Seconds for which a task goes on after SIGTERM; none but on Spot. */
  readonly shutdownDelaySeconds?: number;
  readonly circuitBreaker: boolean;
  /** How the traffic moves to a second set of tasks; none where one set replaces the other, task by task. */
  readonly shift?: Shift;
  /** Seconds that the alarms look back; none where no alarm watches. */
  readonly alarmSeconds?: number;
}

interface Shift {
  /** Seconds between the first and the last of the traffic. */
  readonly shiftSeconds: number;
  /** Seconds after the last of the traffic until the old tasks go. */
  readonly bakeSeconds: number;
}

/** Seconds from the start of a rollout; undefined for what never happens by itself. */
export interface Timeline {
  /** Every new request is answered by the new version. */
  readonly serves: number;
  /** Nothing of the old version is left. */
  readonly steady: number;
  /** The alarms have stopped watching; undefined where none watches. */
  readonly watched: number | undefined;
  /** A version that starts and never answers is given up. */
  readonly rejected: number | undefined;
  /** A version that ends as soon as it starts is given up. */
  readonly crashRejected: number | undefined;
}

/** What the model takes for granted: nobody can know it before. */
export const assumed = {
  imageMegabytes: 150,
  /** Placing a task, its network interface, pulling an image of that size, starting it. */
  secondsToRun: 51,
  /** From the end of deregistration: SIGTERM, the end of the process, and ECS noticing. */
  secondsToLeave: 21,
  /** From the start of a container that crashes to ECS counting it. */
  secondsToCrash: 2,
  /** From a metric's minute to its alarm. */
  secondsToAlarm: 60,
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
 * A rolling deployment is watched for as long as its alarms look back after it is steady; the others until the end of
 * their bake time. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html
 */
function watchedUntil({ alarmSeconds, shift }: RolloutModel, shifted: number, steady: number) {
  if (alarmSeconds === undefined) return undefined;
  return shift ? shifted : steady + alarmSeconds;
}

/**
 * The circuit breaker gives up after half as many failed tasks as there should be, at least three; the tasks of a round
 * start and fail together. It is faster than the alarm: ECS replaces a task as soon as it is unhealthy beyond its grace
 * period. Without it the alarm alone is left, which a task that never runs does not set off.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
function rejection(model: RolloutModel): Pick<Timeline, "rejected" | "crashRejected"> {
  const { alarmSeconds, balancerCheck, gracePeriodSeconds, tasks } = model;
  const { secondsToRun, secondsToCrash, secondsToAlarm } = assumed;
  const secondsToFail = balancerCheck.intervalSeconds + balancerCheck.timeoutSeconds;
  if (model.circuitBreaker) {
    const rounds = Math.ceil(failuresToReject(tasks) / tasks);
    return {
      rejected: rounds * (secondsToRun + gracePeriodSeconds + secondsToFail),
      crashRejected: rounds * (secondsToRun + secondsToCrash),
    };
  }
  return {
    rejected:
      alarmSeconds === undefined
        ? undefined
        : secondsToRun + secondsToFail + alarmSeconds + secondsToAlarm,
    crashRejected: undefined,
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html#failure-threshold */
function failuresToReject(tasks: number): number {
  return Math.min(200, Math.max(3, Math.ceil(tasks / 2)));
}

/** A service of this program as the model takes it. */
export function rolloutModel(
  timing: Timing,
  rollout: Rollout,
  {
    spot,
    ...app
  }: { readonly tasks: number; readonly startUpSeconds: number; readonly spot?: Spot },
): RolloutModel {
  const { evaluationPeriods } = unhealthyCount(
    timing.gracePeriodSeconds,
    hasCircuitBreaker(rollout),
  );
  const alarmSeconds = needsAlarms(rollout) ? 60 * evaluationPeriods : undefined;
  const shutdownDelaySeconds = spot && spot.share > 0 ? spotShutdownDelaySeconds : 0;
  const common = { ...timing, ...app, shutdownDelaySeconds, alarmSeconds };
  switch (rollout.strategy) {
    case "rolling":
      return { ...common, circuitBreaker: true };
    case "blueGreen":
    case "canary":
    case "linear": {
      const bakeSeconds = 60 * rollout.bakeMinutes;
      const shiftSeconds = 60 * plannedMinutes(rollout) - bakeSeconds;
      return { ...common, circuitBreaker: false, shift: { shiftSeconds, bakeSeconds } };
    }
  }
}
