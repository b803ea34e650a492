import { plural } from "../../../components/common/text/plural";
import { scaleInShare } from "../limits";
import { fewestTasks, mostTasks } from "../recommend/plans";
import type { Facts } from "./facts";
import { memoryForScaling, type Decides } from "../scaling";
import { highest, percentile } from "../summary";
import type { Targets } from "../types";
import { percent } from "../words";

/** How scaling by load affects a recommendation; empty if scaling does not follow the load. */
export function scalingReasons(facts: Facts): readonly string[] {
  const { targets } = facts.current;
  if (targets === undefined) return [];
  return [decides(facts, targets), memory(facts, targets)].filter((each) => each !== undefined);
}

/** The targets, and how often they need more tasks than the minimum. */
function decides({ running, recommended, need }: Facts, targets: Targets): string {
  const { cpuPercent, memoryPercent, requestsPerTask } = targets;
  const counted = requestsPerTask !== undefined;
  const known = need.loads.some(({ requests }) => requests !== undefined);
  const aims = [
    `${cpuPercent} % CPU`,
    `${memoryPercent} % memory`,
    ...(counted ? [`${plural(requestsPerTask, "request")} a minute of each task`] : []),
  ];
  const share = (by: Decides) =>
    (100 * running.filter((each) => each.by === by).length) / Math.max(1, running.length);
  const why = [
    ...reason("CPU", share("cpuPercent")),
    ...reason("memory", share("memoryPercent")),
    ...reason("requests", share("requestsPerTask")),
  ];
  const fewest = fewestTasks(recommended.counts);
  const then =
    why.length === 0
      ? `${plural(fewest, "task")} of the recommended size ${fewest === 1 ? "is" : "are"} enough for that at all times`
      : `beyond ${plural(fewest, "task")} of the recommended size, it adds some for ${list(why)} of the time, and has ${highest(running.map(({ tasks }) => tasks))} at most`;
  const without = !counted
    ? "; requests do not count behind two target groups"
    : known
      ? ""
      : "; requests are not known, and may need more";
  return `Scaling aims at ${list(aims)}: ${then}${without}.`;
}

function reason(what: string, share: number): readonly string[] {
  return share === 0 ? [] : [`${what} in ${percent(share)}`];
}

/** Each task has memory of its own: if it is near the target, no number of tasks lowers it. */
function memory({ need, now, recommended }: Facts, targets: Targets): string | undefined {
  const used = need.loads.flatMap((each) => each.memory ?? []);
  if (used.length === 0) return undefined;
  const { memoryPercent } = targets;
  const holds = scaleInShare * memoryPercent;
  const of = (mib: number) => percent((100 * percentile(used, 95)) / mib);
  const takes = memoryForScaling(need.loads, targets);
  const most = mostTasks(now.counts);
  const rule = `Scaling adds tasks above ${memoryPercent} % average memory and removes none from ${Number(holds.toFixed(1))} % on, and more tasks do not lower that`;
  if (takes <= now.memory) {
    return `${rule}: ${Math.ceil(takes)} MiB are enough to avoid that; of ${recommended.memory} MiB, the p95 is ${of(recommended.memory)}.`;
  }
  return recommended.memory >= takes
    ? `${rule}: of ${now.memory} MiB, the p95 is ${of(now.memory)}, which keeps up to ${plural(most, "task")} running; ${Math.ceil(takes)} MiB would not.`
    : `${rule}: of ${now.memory} MiB, the p95 is ${of(now.memory)}, which may keep ${plural(most, "task")} once they run; ${Math.ceil(takes)} MiB would not, but cost more.`;
}

function list(all: readonly string[]): string {
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
}
