import assert from "node:assert/strict";
import { loadShapes } from "../../tools/calls";
import { runCfnLint } from "../../tools/scan/scanners/cfnLint";
import { cloudFormationTemplate, type ConvertedTemplate } from "../../tools/scan/cloudFormation";
import { requireTools } from "../../tools/scan/scanners/tools";
import { configurations } from "../support/configurations";
import { previewCommitted } from "../support/stack";

describe("AWS's schemas for CloudFormation", () => {
  it("accept every resource of every configuration", async () => {
    const all: ConvertedTemplate[] = [];
    const seen = new Set<string>();
    const shapes = await loadShapes();
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      all.push(without(seen, cloudFormationTemplate(resources, shapes)));
    }
    const results = await runCfnLint(requireTools(), "us-east-1", all);
    const titles = Object.keys(configurations);
    const found = results.flatMap(({ findings }, index) =>
      findings.map(({ id, resource, detail }) =>
        [titles[index], id, resource.name, detail].join(" "),
      ),
    );
    assert.deepEqual(found, []);
    assert.ok(seen.size > 150, `only ${seen.size} resources were judged`);
  });

  it("refuse an apostrophe in a group's description, and alarms without names", async () => {
    const { resources } = await previewCommitted("prod");
    const planted = resources.map((each) => ({
      ...each,
      inputs: {
        ...each.inputs,
        ...(each.name === "app-groups-tasks" && { description: "The app's tasks" }),
        ...(each.name === "app-service" && { alarms: { alarmNames: [], enable: false } }),
      },
    }));
    const [result] = await runCfnLint(requireTools(), "us-east-1", [
      cloudFormationTemplate(planted, await loadShapes()),
    ]);
    assert.deepEqual(result?.findings.map(({ id, resource }) => `${id} ${resource.name}`).sort(), [
      "E3003 app-service",
      "E3003 app-service",
      "E3031 app-groups-tasks",
    ]);
  });
});

/** A template without resources of an earlier one, because each resource need be judged only once. */
function without(seen: Set<string>, { template, ownerOf }: ConvertedTemplate): ConvertedTemplate {
  const Resources = Object.fromEntries(
    Object.entries(template.Resources).filter(([, twin]) => {
      const text = JSON.stringify(twin);
      return !seen.has(text) && seen.add(text);
    }),
  );
  return { template: { ...template, Resources }, ownerOf };
}
