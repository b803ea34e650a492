import assert from "node:assert/strict";
import type { Scenario } from "./scenario";

/** The one service of a stack. */
export function service(prod: Scenario) {
  const [found] = prod.world.all("aws:ecs/service:Service");
  assert.ok(found);
  return found;
}

/** How many tasks it wants. */
export function count(prod: Scenario): unknown {
  return service(prod).inputs["desiredCount"];
}

/** As AWS does it by itself. */
export function scaleTo(prod: Scenario, desiredCount: number): void {
  const found = service(prod);
  found.inputs = { ...found.inputs, desiredCount };
}
