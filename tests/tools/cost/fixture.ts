import assert from "node:assert/strict";
import { costOf, type Cost, type CostLine, type UsageLine } from "../../../tools/cost";
import type { PriceKey } from "../../../tools/cost/items";
import { readPrices, type PriceList } from "../../../tools/cost/priceList";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { previewCommitted } from "../../support/stack";

type Inputs = Readonly<Record<string, unknown>>;

/** A resource of a provider, with what a test does not care about filled in. */
export function made(type: string, name: string, inputs: Inputs = {}): EvaluatedResource {
  return {
    urn: `urn:pulumi:test::test::${type}::${name}`,
    id: `${name}-id`,
    type,
    name,
    custom: true,
    remote: false,
    inputs,
    parent: undefined,
    dependencies: [],
    provider: undefined,
    options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [] },
  };
}

/** A service with its task definition: by default, two x86 tasks of 0.25 vCPU and 0.5 GB. */
export function service(inputs: Inputs = {}, task: Inputs = {}): readonly EvaluatedResource[] {
  const definition = made("aws:ecs/taskDefinition:TaskDefinition", "app-task", {
    cpu: "256",
    memory: "512",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
    ...task,
  });
  const app = made("aws:ecs/service:Service", "app-service", {
    name: "app",
    desiredCount: 2,
    capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
    ...inputs,
  });
  return [definition, { ...app, dependencies: [definition.urn] }];
}

/** The scalable target of that service. */
export function target(minCapacity: number, maxCapacity: number): EvaluatedResource {
  return made("aws:appautoscaling/target:Target", "app-scaling", {
    minCapacity,
    maxCapacity,
    resourceId: "service/cluster/app",
  });
}

/** An action that moves the capacity of that service from a time on. */
export function action(name: string, schedule: string, capacity: Inputs): EvaluatedResource {
  return made("aws:appautoscaling/scheduledAction:ScheduledAction", name, {
    schedule,
    timezone: "Europe/Berlin",
    resourceId: "service/cluster/app",
    scalableTargetAction: capacity,
  });
}

/** The prices as they are, with some missing in us-east-1. */
export function pricesWithout(...keys: readonly PriceKey[]): PriceList {
  const { sources, regions } = readPrices();
  const left = Object.entries(regions["us-east-1"] ?? {}).filter(
    ([key]) => !keys.some((each) => each === key),
  );
  return { sources, regions: { "us-east-1": Object.fromEntries(left) } };
}

/** What resources cost in us-east-1. */
export function costIn(resources: readonly EvaluatedResource[], prices?: PriceList): Cost {
  return costOf(resources, "us-east-1", { prices });
}

/** What a committed stack costs, according to its preview. */
export async function costOfStack(stack: string, settings: readonly string[] = []): Promise<Cost> {
  return (await previewCommitted(stack, settings)).cost;
}

/** The line with an item that begins with this text. */
export function line({ lines }: Cost, item: string): CostLine {
  const found = lines.find((each) => each.item.startsWith(item));
  assert.ok(found, `no line ${item} among ${lines.map((each) => each.item).join(", ")}`);
  return found;
}

/** The line by use with this item. */
export function usageOf({ usage }: Cost, item: string): UsageLine {
  const found = usage.find((each) => each.item === item);
  assert.ok(found, `no line by use ${item}`);
  return found;
}

/** `[floor, ceiling]` of a line by its item. */
export function monthly(cost: Cost, item: string): readonly (number | undefined)[] {
  const { monthly: amount } = line(cost, item);
  return [amount?.floor, amount?.ceiling];
}
