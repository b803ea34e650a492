import assert from "node:assert/strict";
import { guideResources } from "../../../tools/scan/baseline";
import { terraformPlan } from "../../../tools/scan/terraform/plan";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { previewCommitted } from "../../support/stack";

/** Stacks that between them have every kind of resource. */
const stacks: readonly (readonly [stack: string, ...settings: string[]])[] = [
  ["dev"],
  ["prod"],
  ["prod", "network.mode=default"],
  ["prod", "network.mode=dedicated", "network.nat=perAz"],
  ["prod", "network.mode=dedicated", "network.nat=instance"],
  ["prod", "network.mode=dedicated", "network.nat=none"],
  ["prod", "encryption=customerKey", "exec=true", "readOnlyRootFilesystem=false"],
  ["prod", 'domain={"name":"app.example.com","zone":"example.com"}', "waf={}", "shares=true"],
  ["prod", "rollout.strategy=canary", "monitoring.alarmEmail=ops@example.com"],
  ["prod", 'budget={"monthly":100,"alertEmail":"ops@example.com"}'],
];

describe("The plan of", () => {
  for (const [stack, ...settings] of stacks) {
    it(`${[stack, ...settings].join(" ")} has every input of every resource`, async () => {
      const { resources } = await previewCommitted(stack, settings);
      assertNothingHidden(resources);
    });
  }

  it("the deploy guide, too", () => {
    assertNothingHidden(guideResources);
  });
});

/** Asserts that the plan has every resource, under a type of Terraform and with the values of all its inputs. */
function assertNothingHidden(all: readonly EvaluatedResource[]): void {
  const { plan, resources, left } = terraformPlan(all);
  const seen = plan.planned_values.root_module.resources;
  const expected = all.filter(({ custom, type }) => custom && type.startsWith("aws:"));
  assert.ok(expected.length > 10);
  assert.deepEqual([...resources.values()], expected);
  assert.deepEqual(
    seen.map(({ values }) => texts(values)),
    expected.map(({ inputs }) => texts(inputs)),
  );
  for (const { type } of left) assert.match(type, /^(random|docker|awsx):/);
}

/** The values that are neither maps nor lists, sorted, since Terraform has other names for them. */
function texts(value: unknown): readonly string[] {
  return leaves(JSON.parse(JSON.stringify(value)) as unknown).sort();
}

function leaves(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.values(value).flatMap(leaves);
}
