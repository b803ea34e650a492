import assert from "node:assert/strict";
import { ESLint } from "eslint";
import { readSources } from "../settings/boundaries/sources";
import { projectFolder, readProjectFile } from "./files";

const rules = ["no-restricted-syntax", "no-restricted-imports"];

/** The project's own rules about its shape. They look at the text alone, so types are left out, which takes long. */
const linter = new ESLint({
  cwd: projectFolder,
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
  ruleFilter: ({ ruleId }) => rules.includes(ruleId),
});

/** What the linter says about a text, as if it stood in that file. */
async function complaints(file: string, text: string): Promise<readonly string[]> {
  const [result] = await linter.lintText(text, { filePath: `${projectFolder}/${file}` });
  assert.ok(result);
  assert.equal(result.fatalErrorCount, 0, JSON.stringify(result.messages));
  return result.messages.map(({ ruleId, message }) => `${ruleId ?? "none"}: ${message}`);
}

async function assertRefused(file: string, text: string, reason: RegExp): Promise<void> {
  const found = await complaints(file, text);
  assert.equal(found.length, 1, `${text} in ${file}: ${found.join("; ")}`);
  assert.match(found[0] ?? "", reason);
}

async function assertAllowed(file: string, text: string): Promise<void> {
  assert.deepEqual(await complaints(file, text), [], `${text} in ${file}`);
}

const component = "components/network/added.ts";
const restricted = [
  "index.ts",
  "program.ts",
  "optionalParts.ts",
  "outputs.ts",
  component,
  "live/added.ts",
  "settings/rules/index.ts",
];
const program = [...restricted, "settings/index.ts"];

describe("The linter", () => {
  it("refuses a resource inside .apply, wherever it is", async () => {
    for (const file of [...program, "tools/added.ts", "tests/added.test.ts"]) {
      for (const text of [
        'id.apply(() => new aws.s3.Bucket("logs"));',
        "id.apply((ids) => { for (const id of ids) { new Bucket(id); } });",
        "pulumi.all([a, b]).apply(([a]) => { return { made: new Bucket(a) }; });",
        "id.apply(function () { return class {}; });",
      ]) {
        await assertRefused(file, text, /^no-restricted-syntax: Create no resource inside \.apply/);
      }
    }
  });

  it("allows a resource beside .apply, and plain values in it", async () => {
    for (const text of [
      'new aws.s3.Bucket("logs", { name: id.apply((id) => `${id}-logs`) });',
      'const made = new Bucket("logs"); made.id.apply(upperCase);',
      "ids.map((id) => new Bucket(id));",
    ]) {
      await assertAllowed(component, text);
    }
  });

  const readers: readonly (readonly [string, RegExp])[] = [
    ["new pulumi.Config();", /Only settings\/index\.ts reads configuration/],
    ['new Config("aws");', /Only settings\/index\.ts reads configuration/],
    ["process.env;", /Only settings\/index\.ts reads the environment/],
    ['process.env["AWS_REGION"];', /Only settings\/index\.ts reads the environment/],
    ["pulumi.getStack();", /Only settings\/index\.ts asks Pulumi/],
    ["pulumi.getProject();", /Only settings\/index\.ts asks Pulumi/],
    ['pulumi.runtime.getConfig("aws:region");', /Only settings\/index\.ts asks Pulumi/],
    ["pulumi.runtime.allConfig();", /Only settings\/index\.ts asks Pulumi/],
  ];
  for (const [text, reason] of readers) {
    it(`refuses ${text} in the program, and allows it in settings/index.ts and beside it`, async () => {
      for (const file of restricted) await assertRefused(file, text, reason);
      for (const file of ["settings/index.ts", "tools/added.ts", "tests/added.test.ts"]) {
        await assertAllowed(file, text);
      }
    });
  }

  it("lets live/clients.ts set what the AWS SDK reads, and holds it to the rest", async () => {
    await assertAllowed("live/clients.ts", 'process.env["AWS_SDK_SWITCH"] ??= "true";');
    await assertRefused(
      "live/clients.ts",
      "id.apply(() => new Bucket());",
      /^no-restricted-syntax: Create no resource inside \.apply/,
    );
  });

  it("refuses the settings in components, and allows them outside", async () => {
    for (const text of [
      'import { loadSettings } from "../../settings";',
      'import type { Settings } from "../../settings/types";',
      'export * from "../../settings/names";',
    ]) {
      await assertRefused(component, text, /^no-restricted-imports: /);
      await assertAllowed("tools/preview/added.ts", text);
    }
    await assertAllowed("index.ts", 'import { loadSettings } from "./settings";');
    await assertAllowed(component, 'import { Registry } from "../registry";');
  });

  it("runs the strict rules that know types, and reads every folder", async () => {
    const files = [
      ...program,
      "live/clients.ts",
      "tools/commands/preview.ts",
      "tools/commands/bench.ts",
    ];
    for (const file of files) {
      const config = (await new ESLint({ cwd: projectFolder }).calculateConfigForFile(file)) as {
        rules: Readonly<Record<string, readonly unknown[]>>;
      };
      for (const rule of [
        "no-floating-promises",
        "no-explicit-any",
        "switch-exhaustiveness-check",
      ]) {
        assert.equal(config.rules[`@typescript-eslint/${rule}`]?.[0], 2, `${rule} in ${file}`);
      }
    }
  });

  it("is switched off nowhere, and neither is the compiler", () => {
    const marks = ["eslint" + "-disable", "@ts" + "-ignore", "@ts" + "-nocheck", "@ts" + "-expect"];
    const places = [
      "index.ts",
      "program.ts",
      "optionalParts.ts",
      "outputs.ts",
      "components",
      "live",
      "settings",
      "tools",
      "tests",
    ];
    const files = readSources(places).map(({ file }) => file);
    assert.ok(files.length > 100);
    const found = files.filter((file) => {
      const text = readProjectFile(file);
      return marks.some((mark) => text.includes(mark));
    });
    assert.deepEqual(found, []);
  });
});
