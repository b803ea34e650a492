import type { Rollout, Timing } from "../../components/fargateApp";
import { needsAlarms } from "../../components/fargateApp/rollout";

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
  readonly circuitBreaker: boolean;
  /** Seconds between the first and the last of the traffic, and after it until the old tasks go. */
  readonly shiftSeconds?: number;
  readonly bakeSeconds?: number;
  /** Seconds that the alarms look back. */
  readonly alarmSeconds?: number;
}

/** Seconds from the start of a rollout; undefined for what never happens by itself. */
export interface Timeline {
  /** Every request is answered by the new version. */
  readonly serves: number;
  /** Nothing of the old version is left. */
  readonly steady: number;
  /** The alarms have stopped watching, and the deployment counts as successful. */
  readonly watched: number;
  /** A version that starts and never answers is given up. */
  readonly rejected: number | undefined;
  /** A version that ends as soon as it starts is given up. */
  readonly crashRejected: number | undefined;
}

/** What the model takes for granted: nobody can know it before. */
export const assumed = {
  /** Placing a task, its network interface, pulling an image of about 150 MB, starting it. */
  secondsToRun: 51,
  /** From the end of deregistration: SIGTERM, the end of the process, and ECS noticing. */
  secondsToLeave: 21,
  /** From the start of a container that crashes to ECS counting it. */
  secondsToCrash: 2,
  /** From a metric's minute to its alarm. */
  secondsToAlarm: 60,
} as const;

/**
 * How long a rollout takes. A new target needs one passed check; the circuit breaker gives up after half as many
 * failed tasks as there should be, at least three, and the tasks of a round fail together.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function rolloutTimeline(model: RolloutModel): Timeline {
  const { balancerCheck, containerCheck, startUpSeconds } = model;
  const balancerHealthy = startUpSeconds + balancerCheck.intervalSeconds / 2;
  const containerHealthy = containerCheck
    ? Math.ceil(startUpSeconds / containerCheck.intervalSeconds) * containerCheck.intervalSeconds
    : 0;
  const healthy = assumed.secondsToRun + Math.max(balancerHealthy, containerHealthy);
  const serves = healthy + (model.shiftSeconds ?? 0);
  const steady =
    serves + (model.bakeSeconds ?? 0) + model.deregistrationDelaySeconds + assumed.secondsToLeave;
  const notice = balancerCheck.intervalSeconds + balancerCheck.timeoutSeconds;
  const rounds = Math.ceil(failuresToReject(model.tasks) / model.tasks);
  const byBreaker = (seconds: number) =>
    model.circuitBreaker ? rounds * (assumed.secondsToRun + seconds) : undefined;
  const byAlarm =
    model.alarmSeconds === undefined
      ? undefined
      : assumed.secondsToRun + notice + model.alarmSeconds + assumed.secondsToAlarm;
  return {
    serves,
    steady,
    watched: steady + (model.shiftSeconds === undefined ? (model.alarmSeconds ?? 0) : 0),
    rejected: earliest(byBreaker(model.gracePeriodSeconds + notice), byAlarm),
    crashRejected: byBreaker(assumed.secondsToCrash),
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html#failure-threshold */
function failuresToReject(tasks: number): number {
  return Math.min(200, Math.max(3, Math.ceil(tasks / 2)));
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** A service of this program as the model takes it. */
export function rolloutModel(
  timing: Timing,
  rollout: Rollout,
  app: { readonly tasks: number; readonly startUpSeconds: number },
): RolloutModel {
  const alarmSeconds = needsAlarms(rollout)
    ? 60 * Math.ceil(timing.gracePeriodSeconds / 60)
    : undefined;
  const common = { ...timing, ...app, alarmSeconds };
  switch (rollout.strategy) {
    case "rolling":
      return { ...common, circuitBreaker: true };
    case "blueGreen":
      return { ...common, ...shift(0, rollout.bakeMinutes) };
    case "canary":
      return { ...common, ...shift(rollout.canaryMinutes, rollout.bakeMinutes) };
    case "linear":
      return {
        ...common,
        ...shift((Math.ceil(100 / rollout.percent) - 1) * rollout.stepMinutes, rollout.bakeMinutes),
      };
  }
}

function shift(shiftMinutes: number, bakeMinutes: number) {
  return {
    circuitBreaker: false,
    shiftSeconds: 60 * shiftMinutes,
    bakeSeconds: 60 * bakeMinutes,
  };
}
