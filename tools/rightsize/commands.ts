import type { TaskCounts } from "../../live/cloudwatch/metrics";
import { mostTasks } from "./recommend/plans";
import type { Plan } from "./types";

/**
 * The commands that apply a plan; empty if nothing changes. They leave the counts out if commands must not set them.
 */
export function applyCommands(
  now: Plan,
  recommended: Plan,
  maySetCounts: boolean,
  stack: string,
): readonly string[] {
  const settings = [
    ...changed("cpu", now.cpu, recommended.cpu),
    ...changed("memory", now.memory, recommended.memory),
    ...(maySetCounts ? changedCounts(now.counts, recommended.counts) : []),
  ];
  if (settings.length === 0) return [];
  return [
    ...settings.map((each) => `pulumi config set ${each} -s ${stack}`),
    `pulumi up -s ${stack}`,
  ];
}

function changed(key: string, from: number, to: number): readonly string[] {
  return from === to ? [] : [`${key} ${to}`];
}

function changedCounts(from: TaskCounts, to: TaskCounts): readonly string[] {
  if (from.scaling && to.scaling) {
    return [
      ...changed("--path scaling.minCount", from.minimum, to.minimum),
      ...changed("--path scaling.maxCount", from.maximum, to.maximum),
    ];
  }
  return changed("desiredCount", mostTasks(from), mostTasks(to));
}
