import type * as ecs from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";

/** How a new version takes over.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-types.html */
export type Rollout =
  /** Task by task, within one target group. */
  | {
      readonly strategy: "rolling";
      /** Whether the rollout alarms also restore the old version. The circuit breaker always does. */
      readonly alarms: boolean;
      /**
       * Keeps the second target group and the listener rule of the other strategies. A change from or to one of them
       * needs both.
       */
      readonly alternateTargetGroup: boolean;
    }
  /** Moves all traffic at once to a second, complete set of tasks. The first set stays for the bake time. */
  | { readonly strategy: "blueGreen"; readonly bakeMinutes: number }
  /** Moves a part of the traffic first, and the rest after a while. */
  | {
      readonly strategy: "canary";
      readonly percent: number;
      readonly canaryMinutes: number;
      readonly bakeMinutes: number;
    }
  /** Moves the traffic in equal steps. */
  | {
      readonly strategy: "linear";
      readonly percent: number;
      readonly stepMinutes: number;
      readonly bakeMinutes: number;
    };

type Configuration = Unwrap<NonNullable<ecs.ServiceArgs["deploymentConfiguration"]>>;

/** Whether a rollout needs a second target group and the listener rule that divides the traffic. */
export function needsAlternate(rollout: Rollout): boolean {
  return rollout.strategy !== "rolling" || rollout.alternateTargetGroup;
}

/** Whether ECS's circuit breaker ends a bad rollout. ECS has it only for rolling deployments. */
export function hasCircuitBreaker({ strategy }: Rollout): boolean {
  return strategy === "rolling";
}

/** Whether alarms end a bad rollout. Strategies without the circuit breaker always need them. */
export function needsAlarms(rollout: Rollout): boolean {
  return rollout.strategy !== "rolling" || rollout.alarms;
}

/**
 * The strategy in the form that the provider takes: minutes are text, percentages are numbers. If the service had a
 * bake time under another strategy, a rolling strategy sets it to 0; otherwise the provider would send the old minutes.
 */
export function deploymentConfiguration(rollout: Rollout, bakesNow = 0): Configuration {
  switch (rollout.strategy) {
    case "rolling":
      return bakesNow > 0
        ? { strategy: "ROLLING", bakeTimeInMinutes: "0" }
        : { strategy: "ROLLING" };
    case "blueGreen":
      return { strategy: "BLUE_GREEN", bakeTimeInMinutes: String(rollout.bakeMinutes) };
    case "canary":
      return {
        strategy: "CANARY",
        bakeTimeInMinutes: String(rollout.bakeMinutes),
        canaryConfiguration: {
          canaryPercent: rollout.percent,
          canaryBakeTimeInMinutes: String(rollout.canaryMinutes),
        },
      };
    case "linear":
      return {
        strategy: "LINEAR",
        bakeTimeInMinutes: String(rollout.bakeMinutes),
        linearConfiguration: {
          stepPercent: rollout.percent,
          stepBakeTimeInMinutes: String(rollout.stepMinutes),
        },
      };
  }
}

/** Minutes that a rollout takes by its own settings, without the time until the new tasks are healthy. */
export function plannedMinutes(rollout: Rollout): number {
  switch (rollout.strategy) {
    case "rolling":
      return 0;
    case "blueGreen":
      return rollout.bakeMinutes;
    case "canary":
      return rollout.canaryMinutes + rollout.bakeMinutes;
    case "linear":
      return (Math.ceil(100 / rollout.percent) - 1) * rollout.stepMinutes + rollout.bakeMinutes;
  }
}
