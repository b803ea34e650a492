import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../files";
import { runProgram } from "../../../tools/programs/run";
import { inFolder } from "../../support/folder";

const bin = path.join(projectFolder, "node_modules", "dependency-cruiser", "bin");
const config = path.join(projectFolder, ".dependency-cruiser.mjs");

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

/** What is wrong with the imports of some files, as `from → to: rule`. The files are written to a temporary folder. */
function violations(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return inFolder(files, async (cwd) => {
    // dependency-cruiser takes TypeScript from the project that it checks.
    const modules = path.join(cwd, "node_modules");
    fs.symlinkSync(path.join(projectFolder, "node_modules", "typescript"), `${modules}/typescript`);
    const cruise = [path.join(bin, "dependency-cruise.mjs"), "--config", config, "-T", "json", "."];
    const { stdout } = await runProgram(process.execPath, cruise, { cwd });
    const result = JSON.parse(stdout) as {
      readonly summary: { readonly violations: readonly Violation[] };
    };
    return result.summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
  });
}

const one = "export const one = 1;\n";
const npm = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: "index.js" }),
  [`node_modules/${name}/index.js`]: "exports.one = 1;\n",
});
const rooms = {
  "tsconfig.json": "{}",
  "package.json": JSON.stringify({
    dependencies: { "@pulumi/pulumi": "1.0.0", "@aws-sdk/client-ecs": "1.0.0" },
    devDependencies: { "fast-check": "1.0.0" },
  }),
  ...npm("@pulumi/pulumi"),
  ...npm("@aws-sdk/client-ecs"),
  ...npm("fast-check"),
  ...npm("unnamed"),
  "components/registry.ts": one,
  "components/iam/partition.ts": one,
  "settings/names.ts": one,
  "settings/load.ts": 'import { one } from "@pulumi/pulumi";\nexport const two = one;\n',
  "live/calls/ask.ts": 'import { one } from "@aws-sdk/client-ecs";\nexport const two = one;\n',
  "program.ts": 'import { two } from "./settings/load";\nexport const three = two;\n',
  "index.ts": 'export { three } from "./program";\nexport { two } from "./live/calls/ask";\n',
  "tools/stack/read.ts": 'export { one } from "../../settings/names";\n',
  "tools/cost/price.ts": 'export { one } from "../stack/read";\n',
  "tools/commands/why.ts": 'export { one } from "../cost/price";\n',
  "tests/support/run.ts": 'export { one } from "../../tools/commands/why";\nimport "fast-check";\n',
};

/** Files that break a wall, each by itself, and the message about it. */
const planted: Readonly<Record<string, readonly [text: string, violation: string]>> = {
  "components/up.ts": [
    'import type { one } from "../settings/names";\nexport type One = typeof one;\n',
    "settings/names.ts: components-stand-alone",
  ],
  "settings/up.ts": [
    'export { three } from "../program";\n',
    "program.ts: settings-below-the-program",
  ],
  "settings/sdk.ts": [
    'export { one } from "@pulumi/pulumi";\n',
    "node_modules/@pulumi/pulumi/index.js: settings-without-the-sdk",
  ],
  "settings/heavy.ts": [
    'export { one } from "../components/registry";\n',
    "components/registry.ts: plain-values-only",
  ],
  "live/up.ts": [
    'export { one } from "../tools/stack/read";\n',
    "tools/stack/read.ts: live-below-the-program",
  ],
  "live/settings.ts": [
    'export { one } from "../settings/names";\n',
    "settings/names.ts: live-needs-no-settings",
  ],
  "outputs.ts": [
    'export { two } from "./live/calls/ask";\n',
    "live/calls/ask.ts: program-below-the-tools",
  ],
  "tools/cost/up.ts": [
    'export { one } from "../../tests/support/run";\n',
    "tests/support/run.ts: tools-below-the-tests",
  ],
  "tools/cost/command.ts": [
    'export { one } from "../commands/why";\n',
    "tools/commands/why.ts: commands-on-top",
  ],
  "tools/stack/up.ts": [
    'export { one } from "../cost/price";\n',
    "tools/cost/price.ts: libraries-at-the-bottom",
  ],
  "components/aws.ts": [
    'export { one } from "@aws-sdk/client-ecs";\n',
    "node_modules/@aws-sdk/client-ecs/index.js: only-live-asks-aws",
  ],
  "tools/cost/start.ts": [
    'export { spawn } from "node:child_process";\n',
    "child_process: one-way-to-start-programs",
  ],
  "tools/cost/unnamed.ts": [
    'export { one } from "unnamed";\n',
    "node_modules/unnamed/index.js: packages-are-named",
  ],
  "tools/cost/dev.ts": [
    'export { one } from "fast-check";\n',
    "node_modules/fast-check/index.js: program-needs-no-dev-packages",
  ],
  "components/typo.ts": ['import "./nowhere";\n', "./nowhere: imports-resolve"],
};

describe("The walls between the rooms", () => {
  it("refuse what is planted on the wrong side, and nothing else", async () => {
    const files = Object.entries(planted).map(([file, [text]]) => [file, text] as const);
    const expected = Object.entries(planted).map(
      ([file, [, violation]]) => `${file} → ${violation}`,
    );
    assert.deepEqual(
      [...(await violations({ ...rooms, ...Object.fromEntries(files) }))].sort(),
      expected.sort(),
    );
  });

  it("refuse a circle, of types too", async () => {
    const found = await violations({
      ...rooms,
      "components/one.ts": 'import type { Two } from "./two";\nexport interface One { two: Two }\n',
      "components/two.ts": 'import type { One } from "./one";\nexport interface Two { one: One }\n',
    });
    assert.deepEqual(found, ["components/one.ts → components/two.ts: no-circle"]);
  });
});
