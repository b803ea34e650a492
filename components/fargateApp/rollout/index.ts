import type * as ecs from "@pulumi/aws/ecs";
import type { Unwrap } from "@pulumi/pulumi";

/** How a new version takes over.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-types.html */
export type Rollout =
  /** Task by task, within one target group. */
  | {
      readonly strategy: "rolling";
      /** Whether the rollout alarms put the old version back; the circuit breaker does so in any case. */
      readonly alarms: boolean;
      /** Keeps the second target group and the rule of the other strategies: the way to them and back. */
      readonly alternateTargetGroup: boolean;
    }
  /** All traffic at once, to a second set of tasks that is complete; the first one stays for the bake time. */
  | { readonly strategy: "blueGreen"; readonly bakeMinutes: number }
  /** A part of the traffic first, the rest after a while. */
  | {
      readonly strategy: "canary";
      readonly percent: number;
      readonly canaryMinutes: number;
      readonly bakeMinutes: number;
    }
  /** In equal steps. */
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

/** Whether ECS's circuit breaker ends a bad rollout; it is for rolling alone. */
export function hasCircuitBreaker({ strategy }: Rollout): boolean {
  return strategy === "rolling";
}

/** Whether alarms end a bad rollout. Without the circuit breaker nothing else would. */
export function needsAlarms(rollout: Rollout): boolean {
  return rollout.strategy !== "rolling" || rollout.alarms;
}

/**
 * The strategy as ECS takes it; minutes are text to the provider, percents are numbers. A service that baked under
 * another strategy stops baking: the provider would send the old minutes along with the rolling strategy.
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

/** Minutes that a rollout takes by its own settings, beside those until the new tasks are healthy. */
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
