/** What a person knows about the times of an app. Every waiting time of a rollout follows from it. */
export interface AppTimes {
  /** Seconds that the longest request takes. */
  readonly longestRequestSeconds: number;
  /** Seconds from the start of the container until the app answers. */
  readonly startUpSeconds: number;
}

/** How often a check runs, in seconds, and how many equal answers in a row decide. */
interface Check {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly unhealthyThreshold: number;
}

/** Every waiting time of a rollout. All are derived from AppTimes, so that no two contradict each other. */
export interface Timing {
  /** The target group's check. */
  readonly balancerCheck: Check & { readonly healthyThreshold: number };
  /** ECS's check inside the container. Failures in the first `startPeriodSeconds` do not count. */
  readonly containerCheck: Check & { readonly startPeriodSeconds: number };
  /** Seconds after a task's start in which ECS ignores both checks. */
  readonly gracePeriodSeconds: number;
  /** Seconds during which a task that leaves the target group may still answer requests. */
  readonly deregistrationDelaySeconds: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly stopTimeoutSeconds: number;
  /** Seconds after which the balancer closes a connection without traffic. */
  readonly idleTimeoutSeconds: number;
  /**
   * Seconds that the app keeps an idle connection open. It must be longer than the balancer's time, or the balancer
   * answers 502.
   */
  readonly keepAliveSeconds: number;
}

/** The longest start period of a container check, in seconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const longestStartPeriod = 300;

/** The longest stop timeout on Fargate, in seconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const longestStopTimeout = 120;

/**
 * Seconds for which a task on Spot goes on serving after SIGTERM. AWS takes the task out of the target group at the
 * same moment, but the balancer sends requests until all of its nodes know.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export const spotShutdownDelaySeconds = 15;

/**
 * Derives every waiting time of a rollout. A start may take three times its usual time, and at least half a minute. A
 * task stays in the target group for as long as its longest request, and is stopped after that. Spot does not wait so
 * long, so a task on Spot has an extra delay.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/load-balancer-connection-draining.html
 */
export function deriveTiming({ longestRequestSeconds, startUpSeconds }: AppTimes): Timing {
  const gracePeriodSeconds = Math.max(30, 3 * startUpSeconds);
  const idleTimeoutSeconds = Math.max(60, longestRequestSeconds + 5);
  return {
    balancerCheck: {
      intervalSeconds: 5,
      timeoutSeconds: 3,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
    },
    containerCheck: {
      // Half as often as the balancer's check: each check starts a process, which slows down a small task.
      intervalSeconds: 10,
      timeoutSeconds: 5,
      unhealthyThreshold: 3,
      startPeriodSeconds: Math.min(longestStartPeriod, gracePeriodSeconds),
    },
    gracePeriodSeconds,
    deregistrationDelaySeconds: longestRequestSeconds,
    stopTimeoutSeconds: Math.min(
      longestStopTimeout,
      longestRequestSeconds + spotShutdownDelaySeconds,
    ),
    idleTimeoutSeconds,
    keepAliveSeconds: idleTimeoutSeconds + 5,
  };
}
