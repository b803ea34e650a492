import { main as resume } from "../../../tools/commands/resume";
import { main as pause } from "../../../tools/commands/pause";
import type { Answers } from "../../live/support/cannedAws";
import { runMain } from "../../support/command";

/** An account with one service, which does as it is told. */
export function account({ desiredCount = 2, target, others }: Conditions = {}): Answers {
  let count = desiredCount;
  return {
    DescribeServices: ({ services, cluster }) => ({
      services: (services as readonly string[]).map((name) => ({
        serviceArn: `arn:aws:ecs:us-east-1:123456789012:service/${String(cluster)}/${name}`,
        status: "ACTIVE",
        desiredCount: count,
        runningCount: count,
      })),
    }),
    DescribeScalableTargets: () => ({
      ScalableTargets: target
        ? [
            {
              MinCapacity: target.min,
              MaxCapacity: target.max,
              SuspendedState: {
                DynamicScalingInSuspended: target.suspended,
                DynamicScalingOutSuspended: target.suspended,
                ScheduledScalingSuspended: target.suspended,
              },
            },
          ]
        : [],
    }),
    RegisterScalableTarget: () => ({}),
    DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
    UpdateService: (input) => {
      count = Number(input["desiredCount"]);
      return {};
    },
    ...others,
  };
}

export interface Conditions {
  readonly desiredCount?: number;
  readonly target?: { readonly min: number; readonly max: number; readonly suspended: boolean };
  readonly others?: Answers;
}

/** Runs `pause …` or `resume …` without a terminal. */
export function command([action, ...args]: readonly string[], answers: Answers): Promise<Done> {
  return runMain(action === "pause" ? pause : resume, args, answers);
}

export type Done = Awaited<ReturnType<typeof runMain>>;

export function isWrite({ operation }: { readonly operation: string }): boolean {
  return !operation.startsWith("Describe");
}

export function operations({ calls }: Done): readonly string[] {
  return calls.filter(isWrite).map(({ operation }) => operation);
}
