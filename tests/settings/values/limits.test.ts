import assert from "node:assert/strict";
import { taskDefinitionBytes } from "../../../settings/rules/sizes";
import { tagLimits } from "../../../settings/rules/tags";
import { patternOf } from "../../../tools/calls/limits";
import { limitsOf, type Limit } from "../../../tools/published";
import { configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";

function limit(call: string, place: string): Limit {
  const found = limitsOf(call)[place];
  assert.ok(found, `${call} has no ${place}`);
  return found;
}

/** The places of AWS's models that limit a tag. */
const tagPlaces = [
  ["iam.CreateRole", "Tags[]"],
  ["ecs.CreateService", "tags[]"],
  ["elbv2.CreateLoadBalancer", "Tags[]"],
  ["wafv2.CreateWebACL", "Tags[]"],
  ["acm.RequestCertificate", "Tags[]"],
] as const;

describe("The limits in settings/rules", () => {
  for (const [call, place] of tagPlaces) {
    it(`keep a tag within ${call}`, () => {
      const [key, value] = call.startsWith("ecs") ? ["key", "value"] : ["Key", "Value"];
      const limits = [limit(call, `${place}.${key}`), limit(call, `${place}.${value}`)];
      const texts = [
        "Web + Söhne @ 1:2/3=4",
        "O'Brien",
        "a,b",
        "(a)",
        "a&b",
        "a*b",
        "a_b.c-d",
        "ß é",
      ];
      for (const { pattern = ".*" } of limits) {
        for (const text of texts) {
          if (!tagLimits.characters.test(text)) continue;
          assert.ok(patternOf(pattern).test(text), `${call} refuses ${text}`);
        }
      }
      assert.ok((limits[0]?.max ?? Infinity) >= tagLimits.longestKey);
      assert.ok((limits[1]?.max ?? Infinity) >= tagLimits.longestValue);
    });
  }

  it("are as wide as IAM's, which has the same pattern", () => {
    const { pattern = "", max } = limit("iam.CreateRole", "Tags[].Value");
    assert.equal(`^${pattern}$`, tagLimits.characters.source.replace("\\/", "/"));
    assert.equal(max, tagLimits.longestValue);
    assert.equal(limit("iam.CreateRole", "Tags[].Key").max, tagLimits.longestKey);
  });

  it("leave room for the program's own tags, and for the rest of a task definition", async () => {
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      for (const { type, inputs } of resources) {
        if (!type.startsWith("aws:")) continue;
        const own = Object.keys(inputs["tags"] ?? {}).length + 3;
        assert.ok(own <= tagLimits.own, `${type} has ${own} tags`);
      }
      const task = resources.find(({ type }) => type === "aws:ecs/taskDefinition:TaskDefinition");
      const bytes = Buffer.byteLength(JSON.stringify(task?.inputs));
      const rest = taskDefinitionBytes({}, { project: "mcp-catalog", stack });
      assert.ok(bytes < rest, `${bytes} bytes of at most ${rest}`);
    }
  });
});
