import { plural } from "../../../components/common/text/plural";
import { fewestTasks, mostTasks } from "../recommend/plans";
import type { Facts } from "./facts";
import type { Percentages } from "../types";
import { countsText, percent, utc } from "../words";

/** An hour is an outlier if it is this many times higher than every other hour. */
const outlying = 1.25;

/** What else to know before the recommendation is applied, one sentence each. */
export function notes(facts: Facts): readonly string[] {
  return [
    noneAsked(facts),
    ...idle(facts),
    shortTime(facts),
    outlyingMemory(facts),
    busiestCpu(facts),
    saturated(facts),
    fewerTasks(facts),
    notEnough(facts),
  ].filter((each) => each !== undefined);
}

function noneAsked({ given, current }: Facts): string | undefined {
  return mostTasks(given.counts) > 0
    ? undefined
    : `The stack file asks for no task, so the usual number of this time stands for now: ${countsText(current.counts)}.`;
}

function idle({ summary }: Facts): readonly string[] {
  if (summary.idle === 0) return [];
  return [
    `In ${percent(100 * summary.idle)} of the time no task ran; that time does not count, because it costs nothing.`,
  ];
}

function shortTime({ summary }: Facts): string | undefined {
  return summary.days < 7
    ? `${summary.days.toFixed(1)} days are less than a week; weekdays and weekends may differ.`
    : undefined;
}

function outlyingMemory({ summary: { memory } }: Facts): string | undefined {
  if (memory === undefined || !standsOut(memory)) return undefined;
  return `One hour used far more memory than any other, ${at(memory)}; it counts, because a task that runs out of memory is stopped: see what ran then.`;
}

/** A note on the busiest hour. The p95 of the CPU ignores one busy hour: the app is slow then, but nothing fails. */
function busiestCpu({ summary: { cpu }, current, recommended }: Facts): string | undefined {
  const before = current.cpu * mostTasks(current.counts);
  const after = recommended.cpu * mostTasks(recommended.counts);
  if (standsOut(cpu)) {
    return `One hour used far more CPU than any other, ${at(cpu)}, which p95 leaves out${after < before ? "; such an hour would be slower" : ""}.`;
  }
  return after < before && (cpu.maximum * before) / after > 100
    ? `The busiest minute, at ${percent(cpu.maximum)} now, would need more CPU than the new size has, and would be slower.`
    : undefined;
}

function standsOut({ maximum, otherwise }: Percentages): boolean {
  return maximum > outlying * otherwise && maximum > otherwise + 10;
}

function at({ maximum, busiest, otherwise }: Percentages): string {
  return `${percent(maximum)} at ${utc(busiest)} rather than ${percent(otherwise)}`;
}

function saturated({ summary: { cpu } }: Facts): string | undefined {
  return cpu.p95 >= 95
    ? "A task that uses all of its CPU does not show how much more it needs: ask again a few days after the change."
    : undefined;
}

function fewerTasks({ current, recommended }: Facts): string | undefined {
  const fewer = fewestTasks(recommended.counts);
  return fewer < fewestTasks(current.counts)
    ? `Each of ${plural(fewer, "task")} gets more requests than now, and may need more memory for them than it has used.`
    : undefined;
}

function notEnough({ enough, current }: Facts): string | undefined {
  return enough
    ? undefined
    : `Even Fargate's largest size is too small for this with ${plural(mostTasks(current.counts), "task")}, the present number.`;
}
