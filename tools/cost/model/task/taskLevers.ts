import { lb } from "../../../aws";
import type { EvaluatedResource } from "../../../evaluate";
import type { Range } from "../../types";
import { targetOf, type Division } from "./capacity";
import { ofKind } from "../inputs";
import type { Week } from "./schedule";
import { leastMemory, leastVcpu, type Task } from "./task";

/** A service and the facts about its tasks. */
export interface ServiceTasks {
  readonly service: EvaluatedResource;
  readonly task: Task;
  readonly division: Division;
  readonly week: Week;
}

/** Settings that make the tasks of a service cheaper, without those that are at their lowest already. */
export function taskLevers(
  { service, task, division, week }: ServiceTasks,
  all: readonly EvaluatedResource[],
): string[] {
  const most = mostTasks(week);
  const { architecture } = task;
  return [
    ...(architecture === "X86_64" ? ["image.platform: linux/arm64 costs a fifth less"] : []),
    ...spotLever(division, most),
    ...(targetOf(service, all) && most.floor < most.ceiling ? scaledLever(most) : fixedLever(most)),
    ...sizeLever(task),
    ...(week.periods.length > 1 ? [] : ["a schedule with fewer tasks at night"]),
  ];
}

/**
 * How to save the tasks' addresses. A NAT instance costs about as much as two addresses. If a service has no balancer,
 * its network belongs to another stack.
 */
export function addressLevers({ floor }: Range, all: readonly EvaluatedResource[]): string[] {
  const lever = "network.mode: dedicated with network.nat: instance has one address for all tasks";
  return floor > 2 && ofKind(all, lb.loadBalancer).length > 0 ? [lever] : [];
}

/** The range of tasks in the part of the week that has the most. */
function mostTasks({ periods }: Week): Range {
  const most = (end: keyof Range) => Math.max(...periods.map(({ tasks }) => tasks[end]));
  return { floor: most("floor"), ceiling: most("ceiling") };
}

function spotLever({ spotShare, base, baseIsSpot }: Division, most: Range): string[] {
  const beyond = most.ceiling > base;
  if (spotShare === 0 && beyond) {
    return ["spot.share runs tasks on spare capacity, which AWS may take back"];
  }
  if (spotShare < 1 && beyond) return ["a higher spot.share"];
  return base > 0 && !baseIsSpot ? ["a lower spot.base"] : [];
}

function scaledLever({ floor }: Range): string[] {
  return floor > 1
    ? ["fewer tasks: scaling.minCount, and scaling.maxCount for the most"]
    : ["fewer tasks at the most: scaling.maxCount"];
}

function fixedLever({ ceiling }: Range): string[] {
  return ceiling > 1 ? ["fewer tasks: desiredCount"] : [];
}

function sizeLever({ vcpu, memory }: Task): string[] {
  if (vcpu > leastVcpu) return ["smaller tasks: cpu, memory"];
  return memory > leastMemory ? ["smaller tasks: memory"] : [];
}
