import assert from "node:assert/strict";
import fc from "fast-check";
import { errorText } from "../../../../components/common/text/errorText";
import { program } from "../../../../program";
import { parseSettings } from "../../../../settings/parse";
import { SettingsError } from "../../../../settings/problems";
import { refusalOf } from "../../../../tools/account/refusals";
import { namedTypes } from "../../../../tools/account/takenNames";
import { defaultTagsOf } from "../../../../tools/calls";
import { previewStack } from "../../../../tools/preview/evaluateStack";
import type { StackConfig } from "../../../../tools/stack/readStackConfig";
import { place, settings } from "./settings";

/** How many stacks are generated. `.ci/run` asks for more. */
const runs = Number(process.env["MCP_CATALOG_GENERATED_STACKS"] ?? 15);

/** A stack with as many of the generated settings as the rules allow. Settings that an error names are left out. */
function accepted(
  { project, stack }: { readonly project: string; readonly stack: string },
  given: Readonly<Record<string, unknown>>,
): StackConfig | undefined {
  let left = { imageTag: "v1", ...given };
  for (;;) {
    const config = configOf(project, stack, left);
    try {
      parseSettings({
        ...config,
        isSecret: (key) => config.secretKeys.includes(key),
        fileExists: () => true,
      });
      return config;
    } catch (error) {
      if (!(error instanceof SettingsError)) throw error;
      const named = error.problems.map(({ key }) => key.split(/[.[]/)[0] ?? "");
      const kept = Object.entries(left).filter(([key]) => !named.includes(key));
      if (kept.length === Object.keys(left).length) return undefined;
      left = Object.fromEntries(kept) as typeof left;
    }
  }
}

function configOf(project: string, stack: string, given: object): StackConfig {
  const values = Object.entries(given).map(([key, value]: [string, unknown]) => [
    `${project}:${key}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const secrets = ["supabaseUrl", "supabaseKey"].map((key) => `${project}:${key}`);
  return {
    ...{ project, stack, undecided: [], secretKeys: [...secrets, `${project}:secrets`] },
    values: {
      "aws:region": "us-east-1",
      ...Object.fromEntries(secrets.map((key) => [key, "x"])),
      ...(Object.fromEntries(values) as Record<string, string>),
    },
  };
}

/** What AWS refuses in a stack, and which physical or logical names it has twice. */
async function problemsOf(config: StackConfig): Promise<readonly string[]> {
  const { resources } = await previewStack(config, program);
  const tags = defaultTagsOf(resources);
  const problems: string[] = [];
  for (const { type, name, inputs } of resources) {
    const refusal = await refusalOf(type, inputs, tags);
    if (refusal) problems.push(`${name}: ${refusal.message}`);
  }
  const names = resources.flatMap(({ type, inputs }) => {
    const named = namedTypes().get(type);
    return named ? [`${type} ${String(inputs[named.input])}`] : [];
  });
  const urns = resources.map(({ type, name }) => `${type} ${name}`);
  return [...problems, ...twice(names), ...twice(urns)];
}

function twice(all: readonly string[]): readonly string[] {
  return all
    .filter((each, index) => all.indexOf(each) !== index)
    .map((each) => `${each}: there are two`);
}

interface Failure {
  readonly counterexample: unknown;
  readonly errorInstance: unknown;
}

/** The smallest settings that fail, and why. */
function describeFailure({ counterexample, errorInstance }: Failure): string {
  return `${JSON.stringify(counterexample)}: ${errorText(errorInstance)}`;
}

describe("Settings that nobody thought of", () => {
  it("are refused by key, or make a stack that AWS accepts", async function () {
    this.timeout(180_000 + 2_000 * runs);
    let [made, kept, wanted] = [0, 0, 0];
    const details = await fc.check(
      fc.asyncProperty(place, settings, async (where, given) => {
        const config = accepted(where, given);
        if (!config) return;
        made += 1;
        wanted += Object.keys(given).length;
        kept += Object.keys(given).filter(
          (key) => `${where.project}:${key}` in config.values,
        ).length;
        assert.deepEqual(await problemsOf(config), []);
      }),
      { numRuns: runs, seed: 20_261_128 },
    );
    assert.ok(!details.failed, describeFailure(details));
    assert.ok(made > 0.9 * runs, `only ${made} of ${runs} stacks were made`);
    assert.ok(kept > 0.6 * wanted, `only ${kept} of ${wanted} settings were kept`);
  });

  it("stay if no error names them", () => {
    const where = { project: "shop", stack: "prod" };
    const given = { tags: { Owner: "O'Brien" }, containerPort: 8080 };
    const { values } = accepted(where, given) ?? {};
    assert.deepEqual(
      Object.keys(given).filter((key) => `shop:${key}` in (values ?? {})),
      ["containerPort"],
    );
  });
});
