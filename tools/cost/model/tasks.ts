import { ecs } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { unpriced, type PriceBook } from "../book";
import { hoursPerMonth, type CostLine, type Range } from "../types";
import { architectureOf, fargateKeys } from "./task/architecture";
import { divisionOf, spotTasks, weekOf } from "./task/capacity";
import { mapOf, numberOf, ofKind, textOf } from "./inputs";
import { average, minutesOfWeek, type Week } from "./task/schedule";
import { addressParts, freeStorage, taskParts, type Task } from "./task/task";
import { addressLevers, taskLevers } from "./task/taskLevers";

/** The cost of the services' tasks, and notes about it. */
export interface TaskCost {
  readonly lines: readonly CostLine[];
  readonly notes: readonly string[];
}

/**
 * The tasks of every service, on Fargate and on Spot, and their public addresses. Floor and ceiling are averages over a
 * week of the fewest and the most tasks that scaling allows.
 */
export function taskCost(all: readonly EvaluatedResource[], book: PriceBook): TaskCost {
  const costs = ofKind(all, ecs.service).map((service) => serviceCost(service, all, book));
  return {
    lines: costs.flatMap(({ lines }) => lines),
    notes: costs.flatMap(({ notes }) => notes),
  };
}

function serviceCost(
  service: EvaluatedResource,
  all: readonly EvaluatedResource[],
  book: PriceBook,
): TaskCost {
  const week = weekOf(service, all);
  const tasks = average(week.periods, (each) => each);
  const division = divisionOf(service);
  const task = taskOf(service, all);
  const key = (what: string) => `${what} ${service.name}`;
  const about = { group: "Tasks" as const, unit: "task" };
  const reason = division
    ? `the size of the tasks of ${service.name} is not known`
    : `no price for where ${service.name} runs: neither FARGATE nor FARGATE_SPOT`;
  if (!division || !task) {
    const line = unpriced({
      ...about,
      key: key("fargate"),
      item: "Tasks",
      quantity: tasks,
      reason,
    });
    return { lines: [line], notes: [] };
  }
  const onSpot = average(week.periods, ({ floor, ceiling }) => ({
    floor: spotTasks(floor, division),
    ceiling: spotTasks(ceiling, division),
  }));
  const onDemand = { floor: tasks.floor - onSpot.floor, ceiling: tasks.ceiling - onSpot.ceiling };
  const levers = taskLevers({ service, task, division, week }, all);
  const onDemandLine = book.line({
    ...about,
    key: key("fargate"),
    item: `Fargate ${described(task)}`,
    quantity: onDemand,
    parts: taskParts(task, false),
    note: scheduleNote(week),
    levers,
  });
  const spotLine = book.line({
    ...about,
    key: key("spot"),
    item: `Fargate Spot ${described(task)}`,
    quantity: onSpot,
    parts: taskParts(task, true),
    note: joined([scheduleNote(week), spotNote(task, book)]),
    levers,
  });
  return {
    lines: [
      ...(onDemand.ceiling > 0 || onSpot.ceiling === 0 ? [onDemandLine] : []),
      ...(onSpot.ceiling > 0 ? [spotLine] : []),
      ...addresses(service, tasks, all, book),
    ],
    notes: [
      ...(week.known ? [] : [week.reason]),
      ...rolloutNote(service, tasks, onDemandLine.unitPrice),
    ],
  };
}

/** Each task in a public subnet has an address. */
function addresses(
  service: EvaluatedResource,
  tasks: Range,
  all: readonly EvaluatedResource[],
  book: PriceBook,
): CostLine[] {
  if (mapOf(service.inputs["networkConfiguration"])["assignPublicIp"] !== true) return [];
  return [
    book.line({
      key: `addresses ${service.name}`,
      group: "Tasks",
      item: "public IPv4 addresses of the tasks",
      quantity: tasks,
      unit: "address",
      parts: addressParts,
      levers: addressLevers(tasks, all),
    }),
  ];
}

/** The task definition of the service: the service depends on it. */
function taskOf(service: EvaluatedResource, all: readonly EvaluatedResource[]): Task | undefined {
  const definition = ofKind(all, ecs.taskDefinition).find(({ urn }) =>
    service.dependencies.includes(urn),
  );
  if (!definition) return undefined;
  const { cpu, memory, ephemeralStorage } = definition.inputs;
  const architecture = architectureOf(definition);
  const units = numberOf(cpu);
  const mib = numberOf(memory);
  if (units === undefined || mib === undefined || architecture === undefined) return undefined;
  const storage = numberOf(mapOf(ephemeralStorage)["sizeInGib"]) ?? freeStorage;
  return { vcpu: units / 1024, memory: mib / 1024, storage, architecture };
}

function described({ vcpu, memory, architecture }: Task): string {
  return `${architecture}, ${vcpu} vCPU and ${memory} GB`;
}

/** Spot has no list price, because its price follows the spare capacity. https://aws.amazon.com/fargate/pricing/ */
function spotNote({ architecture }: Task, book: PriceBook): string | undefined {
  const date = book.dateOf(fargateKeys(architecture, true).vcpu);
  return date === undefined ? undefined : `the price of ${date}: Spot prices vary from day to day`;
}

function joined(notes: readonly (string | undefined)[]): string | undefined {
  const known = notes.filter((note) => note !== undefined);
  return known.length === 0 ? undefined : known.join("; ");
}

function scheduleNote({ known, periods }: Week): string | undefined {
  if (!known || periods.length < 2) return undefined;
  const shares = periods.map(({ minutes, tasks: { floor, ceiling } }) => {
    const tasks = floor === ceiling ? `${floor}` : `${floor} to ${ceiling}`;
    return `${tasks} in ${Math.round((100 * minutes) / minutesOfWeek)} % of the week`;
  });
  return `by schedule: ${shares.join(", ")}`;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html */
function rolloutNote(
  service: EvaluatedResource,
  tasks: Range,
  unitPrice: number | undefined,
): string[] {
  const strategy =
    textOf(mapOf(service.inputs["deploymentConfiguration"])["strategy"]) ?? "ROLLING";
  if (strategy === "ROLLING" || unitPrice === undefined || tasks.ceiling === 0) return [];
  const perHour = (unitPrice / hoursPerMonth) * tasks.ceiling;
  return [
    `A ${strategy} rollout runs the tasks of both versions while it lasts: up to ${perHour.toFixed(3)} USD more for each hour of it.`,
  ];
}
