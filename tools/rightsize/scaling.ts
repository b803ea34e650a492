import type { TaskCounts } from "../../live/cloudwatch/metrics";
import { scaleInShare } from "./limits";
import { highest, percentile } from "./summary";
import type { Load, Targets } from "./types";

/** What decides the number of tasks: one of the targets, or the minimum. */
export type Decides = keyof Targets | "minimum";

/** How many tasks run, and what decides that number. */
export interface Running {
  readonly tasks: number;
  readonly by: Decides;
}

/** The effect of one target. */
interface Pull {
  readonly by: keyof Targets;
  /** The number of tasks that keeps the metric at or below the target. */
  readonly wanted: number;
  /** Up to this number of tasks, the target allows none to be removed. */
  readonly kept: number;
}

/** A size and counts. */
export interface Sized {
  readonly cpu: number;
  readonly memory: number;
  readonly counts: TaskCounts;
}

/** Tolerance for the error of binary fractions, so that a 2 that is slightly too large counts as 2. */
const dust = 1e-9;

/**
 * How many tasks Application Auto Scaling would have run, point by point. Any target can add tasks, but all of them
 * must agree to remove some.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
 */
export function runningUnder(
  loads: readonly Load[],
  { cpu, memory, counts }: Sized,
  targets: Targets | undefined,
): readonly Running[] {
  if (!counts.scaling) return loads.map(() => ({ tasks: counts.desired, by: "minimum" }));
  const { minimum, maximum } = counts;
  let tasks = minimum;
  return loads.map((load) => {
    if (load.first) tasks = minimum;
    const pulls = targets ? pullsOf(load, cpu, memory, targets) : [];
    const most = strongest(pulls, ({ wanted }) => wanted);
    const keeps = strongest(pulls, ({ kept }) => kept);
    const wanted = Math.min(maximum, Math.max(minimum, most?.wanted ?? 0));
    if (wanted >= tasks || tasks > (keeps?.kept ?? 0)) tasks = wanted;
    const by = tasks > wanted ? keeps?.by : most?.by;
    return { tasks, by: tasks > minimum && by !== undefined ? by : "minimum" };
  });
}

/**
 * The effect of each target. More tasks do not lower the memory of each: above the memory target, tasks are added
 * without end, and near the target none is removed.
 */
function pullsOf(
  { average, memory: used, requests }: Load,
  cpu: number,
  memory: number,
  targets: Targets,
): readonly Pull[] {
  const { cpuPercent, memoryPercent, requestsPerTask } = targets;
  const shared = (by: keyof Targets, all: number, target: number): Pull => ({
    by,
    wanted: Math.ceil(all / target - dust),
    kept: Math.floor(all / (scaleInShare * target) + dust),
  });
  const aim = (memoryPercent / 100) * memory;
  return [
    shared("cpuPercent", average, (cpuPercent / 100) * cpu),
    ...(used === undefined
      ? []
      : [
          {
            by: "memoryPercent" as const,
            wanted: used > aim + dust ? Infinity : 0,
            kept: used >= scaleInShare * aim ? Infinity : 0,
          },
        ]),
    ...(requests === undefined || requestsPerTask === undefined
      ? []
      : [shared("requestsPerTask", requests, requestsPerTask)]),
  ];
}

function strongest(pulls: readonly Pull[], of: (pull: Pull) => number): Pull | undefined {
  return pulls.reduce<Pull | undefined>(
    (most, each) => (most === undefined || of(each) > of(most) ? each : most),
    undefined,
  );
}

/**
 * MiB that a task needs so that memory neither keeps tasks running nor adds any, because more tasks do not lower it.
 * The average must always be below the target, and in 95 of 100 points so low that scaling would remove tasks. 0 if
 * memory is not a target.
 */
export function memoryForScaling(loads: readonly Load[], targets: Targets | undefined): number {
  if (targets === undefined) return 0;
  const used = loads.map(({ memory = 0 }) => memory);
  const aim = targets.memoryPercent / 100;
  return Math.max(highest(used) / aim, percentile(used, 95) / (scaleInShare * aim));
}
