import type { Usage } from "../../../live/cloudwatch/metrics";
import { plural } from "../../../components/common/text/plural";
import type { Facts } from "./facts";
import { fewestTasks, mostTasks } from "../recommend/plans";
import { leastDays, leastHours, tooMuch } from "../limits";
import { notes } from "./notes";
import { scalingReasons } from "./scaling";
import { countsText, percent, utc, vCpu } from "../words";
import type { Current, Summary } from "../types";

/** Why the recommendation is not larger or smaller, one sentence each. */
export function adviceReasons(facts: Facts): readonly string[] {
  return [
    cpu(facts),
    memory(facts),
    tasks(facts),
    ...scalingReasons(facts),
    bound(facts),
    ...notes(facts),
  ];
}

function cpu({ summary, current, headroom, small, need, recommended }: Facts): string {
  const { average, p95, maximum } = summary.cpu;
  const used = `CPU: p95 ${percent(p95)} of ${vCpu(current.cpu)} (average ${percent(average)}, maximum ${percent(maximum)})`;
  const { counts, cpu: units } = recommended;
  const most = mostTasks(counts);
  const takes = `with ${headroom.cpu} % headroom, it needs ${Math.ceil(need.p95)} CPU units in all, and ${counts.scaling ? "up to " : ""}${most} × ${units} are ${most * units}`;
  if (small.cpu === "each") {
    return `${used} is too much for the size, because it is over ${tooMuch.cpu} %; ${takes}.`;
  }
  if (small.cpu === "together") {
    return `${used}; if each task were as busy as the busiest, all together would have used more than ${tooMuch.cpu} % of what ${mostTasks(current.counts)} of them, the most allowed, have; ${takes}.`;
  }
  const short = p95 * (1 + headroom.cpu / 100) > 100;
  return short
    ? `${used} leaves less than ${headroom.cpu} % headroom, but is not over ${tooMuch.cpu} %, above which a size is too small.`
    : `${used}; ${takes}.`;
}

function memory({ summary, current, headroom, small, need, recommended }: Facts): string {
  if (summary.memory === undefined) {
    return `Memory: CloudWatch has no values, so it does not become smaller than the present ${current.memory} MiB.`;
  }
  const { maximum } = summary.memory;
  const mib = Math.ceil((maximum / 100) * current.memory);
  const used = `Memory: at most ${percent(maximum)} of ${current.memory} MiB, which is ${mib} MiB`;
  const takes = `with ${headroom.memory} % headroom, it needs ${Math.ceil(need.memory)} of ${recommended.memory} MiB, whatever the CPU`;
  if (small.memory) {
    return `${used}, is too much for the size, because it is over ${tooMuch.memory} %, and a task that runs out is stopped; ${takes}.`;
  }
  return mib * (1 + headroom.memory / 100) > current.memory
    ? `${used}, leaves less than ${headroom.memory} % headroom, but is not over ${tooMuch.memory} %, above which a size is too small.`
    : `${used}; ${takes}.`;
}

function tasks({ current, recommended }: Facts): string {
  const [now, then] = [countsText(current.counts), countsText(recommended.counts)];
  const fewest = fewestTasks(recommended.counts);
  const floor = fewest === 2 ? "; a stack that runs 2 or more keeps at least 2" : "";
  if (now === then) return `Tasks: ${now}, as now${floor}.`;
  return current.counts.scaling
    ? `Tasks: ${then} rather than ${now}: the minimum is enough for half of the time, and for times at which scaling would add too few tasks for the headroom; the maximum is enough for the busiest five minutes${floor}.`
    : `Tasks: ${then} rather than ${now} are enough for the load${floor}.`;
}

function bound({ bound: what, recommended }: Facts): string {
  const size = `${vCpu(recommended.cpu)} and ${recommended.memory} MiB`;
  switch (what) {
    case "cpu":
      return `CPU decides: by memory alone, less than ${size} would do.`;
    case "memory":
      return `Memory decides: by CPU alone, less than ${size} would do.`;
    case "both":
      return `CPU and memory both decide: each needs as much as ${size} have.`;
    case "smallest":
      return `Nothing is smaller: ${size} is Fargate's smallest size, and the stack may not have fewer tasks.`;
  }
}

/** How much data there is, and which part of it counts. */
export function tooLittleReasons(
  usage: Usage,
  { since }: Current,
  summary: Summary | undefined,
): readonly string[] {
  const asked = plural(
    Math.round((usage.until.getTime() - usage.from.getTime()) / 86_400_000),
    "day",
  );
  const sized =
    since > usage.from
      ? [
          `Tasks have had their size since ${utc(since)}; use before that does not count, because it is in percent of another size.`,
        ]
      : [];
  if (summary === undefined) {
    return [
      `CloudWatch knows of no CPU use in the last ${asked}: no task ran, or none for long.`,
      ...sized,
    ];
  }
  const { from, days, hours } = summary;
  return [
    `CloudWatch knows of ${days.toFixed(1)} days, from ${utc(from)} on; ${plural(leastDays, "day")} are the minimum, and 14 show weekdays and weekends.`,
    `Tasks ran in ${hours.toFixed(1)} hours of them; ${plural(leastHours, "hour")} are the minimum.`,
    ...sized,
  ];
}
