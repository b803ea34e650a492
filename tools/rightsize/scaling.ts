import type { TaskCounts } from "../../live/metrics";
import { scaleInShare } from "./limits";
import { highest, percentile } from "./summary";
import type { Load, Targets } from "./types";

/** What decides how many tasks there are: one of the targets, or the fewest that the counts allow. */
export type Decides = keyof Targets | "minimum";

/** How many tasks run, and why so many. */
export interface Running {
  readonly tasks: number;
  readonly by: Decides;
}

/** What one target asks for. */
interface Pull {
  readonly by: keyof Targets;
  /** Tasks that it takes not to be over the target. */
  readonly wanted: number;
  /** The most tasks of which it lets none go. */
  readonly kept: number;
}

/** A size and counts. */
export interface Sized {
  readonly cpu: number;
  readonly memory: number;
  readonly counts: TaskCounts;
}

/** For what is 2 but for the dust of binary fractions. */
const dust = 1e-9;

/**
 * How many tasks Application Auto Scaling would have run, point by point: any of the targets adds tasks, and all of them
 * must agree that some go.
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

/** Memory does not become less in more tasks: over its target they are ever more, and near it none goes. */
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
 * MiB of a task so that its memory, which more tasks do not lessen, keeps no task and never asks for more: on average
 * below the target at all times, and in 95 of 100 points where scaling lets tasks go. 0 where it is not looked at.
 */
export function memoryForScaling(loads: readonly Load[], targets: Targets | undefined): number {
  if (targets === undefined) return 0;
  const used = loads.map(({ memory = 0 }) => memory);
  const aim = targets.memoryPercent / 100;
  return Math.max(highest(used) / aim, percentile(used, 95) / (scaleInShare * aim));
}
