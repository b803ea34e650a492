/** What a person knows of an app, from which every waiting time of a rollout follows. */
export interface AppTimes {
  /** Seconds that the longest request takes. */
  readonly longestRequestSeconds: number;
  /** Seconds from the start of the container until the app answers. */
  readonly startUpSeconds: number;
}

/** How often something is asked whether it is well, in seconds and in answers in a row. */
interface Check {
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly unhealthyThreshold: number;
}

/** Every waiting time of a rollout; made from AppTimes, so that no two of them contradict each other. */
export interface Timing {
  /** The target group's check. */
  readonly balancerCheck: Check & { readonly healthyThreshold: number };
  /** ECS's check inside the container; failures in the first `startPeriodSeconds` do not count. */
  readonly containerCheck: Check & { readonly startPeriodSeconds: number };
  /** Seconds after a task's start in which ECS ignores both checks. */
  readonly gracePeriodSeconds: number;
  /** Seconds that a task which is leaving may still answer requests. */
  readonly deregistrationDelaySeconds: number;
  /** Seconds from SIGTERM to SIGKILL. */
  readonly stopTimeoutSeconds: number;
  /** Seconds after which the balancer closes a connection on which nothing moves. */
  readonly idleTimeoutSeconds: number;
  /** Seconds that the app keeps an idle connection open: longer than the balancer, which else answers 502. */
  readonly keepAliveSeconds: number;
}

/** The longest start period of a container check, in seconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html */
const longestStartPeriod = 300;

/** The longest stop timeout on Fargate, in seconds.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html */
const longestStopTimeout = 120;

/**
 * Seconds for which a task on Spot goes on serving after SIGTERM: AWS takes it out of the target group just then, and the
 * balancer still sends requests until that has reached all of its nodes.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export const spotShutdownDelaySeconds = 15;

/**
 * Derives every waiting time of a rollout. A slow start has three times its usual time, and at least half a minute.
 * A task leaves the target group for as long as its longest request, and is then stopped; Spot does not wait for the
 * first, hence the delay more.
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
      // A check starts a process, which a small task feels: half as often as the balancer's.
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
