import assert from "node:assert/strict";
import type { Scenario } from "./scenario";

/** The only service of a stack. */
export function service(prod: Scenario) {
  const [found] = prod.world.all("aws:ecs/service:Service");
  assert.ok(found);
  return found;
}

/** The number of tasks that it wants. */
export function count(prod: Scenario): unknown {
  return service(prod).inputs["desiredCount"];
}

/** Changes the number of tasks, like AWS does by itself. */
export function scaleTo(prod: Scenario, desiredCount: number): void {
  const found = service(prod);
  found.inputs = { ...found.inputs, desiredCount };
}
