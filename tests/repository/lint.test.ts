import assert from "node:assert/strict";
import { ESLint } from "eslint";
import { projectFolder, readProjectFile, sourceFiles } from "./files";

/** The project's own rules about its shape. */
const linter = new ESLint({
  cwd: projectFolder,
  ruleFilter: ({ ruleId }) => ruleId === "no-restricted-syntax",
});

/** The linter's messages about a text, as if it were in that file. */
async function complaints(file: string, text: string): Promise<readonly string[]> {
  const [result] = await linter.lintText(text, { filePath: `${projectFolder}/${file}` });
  assert.ok(result);
  assert.equal(result.fatalErrorCount, 0, JSON.stringify(result.messages));
  return result.messages.map(({ message }) => message);
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
const program = [
  "index.ts",
  "program.ts",
  "lookAround.ts",
  "parts/added.ts",
  "outputs.ts",
  component,
  "live/added.ts",
  "settings/index.ts",
  "settings/rules/index.ts",
];
const readers = ["settings/load.ts", "settings/shellRegion.ts"];
const outside = ["tools/added.ts", "tests/added.test.ts"];

describe("The linter", () => {
  it("refuses a resource inside .apply, wherever it is", async () => {
    for (const file of [...program, ...readers, ...outside, "live/clients.ts"]) {
      for (const text of [
        'id.apply(() => new aws.s3.Bucket("logs"));',
        "id.apply((ids) => { for (const id of ids) { new Bucket(id); } });",
        "pulumi.all([a, b]).apply(([a]) => { return { made: new Bucket(a) }; });",
        "id.apply(function () { return class {}; });",
      ]) {
        await assertRefused(file, text, /^Create no resource inside \.apply/);
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

  const reading: readonly (readonly [string, RegExp])[] = [
    ["new pulumi.Config();", /Only settings\/load\.ts reads configuration/],
    ['new Config("aws");', /Only settings\/load\.ts reads configuration/],
    ['import { getProject as name } from "@pulumi/pulumi";', /Only settings\/load\.ts asks Pulumi/],
    ["process.env;", /Only settings\/shellRegion\.ts reads the environment/],
    ['process["env"]["AWS_REGION"];', /Only settings\/shellRegion\.ts reads the environment/],
    ["const { env } = process;", /Only settings\/shellRegion\.ts reads the environment/],
    ["pulumi.getStack();", /Only settings\/load\.ts asks Pulumi/],
    ["pulumi.getProject();", /Only settings\/load\.ts asks Pulumi/],
    ['pulumi.runtime["getConfig"]("aws:region");', /Only settings\/load\.ts asks Pulumi/],
    ["pulumi.runtime.allConfig();", /Only settings\/load\.ts asks Pulumi/],
    ["runtime.isConfigSecret(key);", /Only settings\/load\.ts asks Pulumi/],
  ];
  for (const [text, reason] of reading) {
    it(`refuses ${text} in the program, and allows it in other folders`, async () => {
      const reader = /settings\/\w+\.ts/.exec(reason.source.replaceAll("\\", ""))?.[0] ?? "";
      assert.ok(readers.includes(reader), reader);
      for (const file of [...program, ...readers]) {
        if (file === reader) await assertAllowed(file, text);
        else await assertRefused(file, text, reason);
      }
      for (const file of outside) await assertAllowed(file, text);
    });
  }

  it("refuses the name of a stack outside settings/names.ts", async () => {
    for (const text of [
      'stack === "prod";',
      "stack === `dev`;",
      "`the ${size} dev stack`;",
      "({ prod: 2 });",
      "/^(prod|staging)$/.test(stack);",
    ]) {
      for (const file of [...program, ...readers]) {
        await assertRefused(file, text, /Only settings\/names\.ts knows a stack by its name/);
      }
      for (const file of ["settings/names.ts", ...outside]) await assertAllowed(file, text);
    }
    for (const text of ['"production";', "`curl -o /dev/null ${url}`;", "// prod"]) {
      await assertAllowed(component, text);
    }
  });

  it("refuses a client of AWS that nobody may close, in live/", async () => {
    const text = "export const client = new ECSClient(config);";
    await assertRefused("live/added.ts", text, /^Use withClient or withClients/);
    for (const file of outside) await assertAllowed(file, text);
  });

  it("lets live/clients.ts set one variable that the AWS SDK reads, and read credentials like the provider", () => {
    const uses = readProjectFile("live/clients.ts").match(/process\W+env.*/g);
    assert.deepEqual(uses, [
      'process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";',
      "process.env) {",
      "process.env,",
    ]);
    const read = readProjectFile("live/clients.ts").match(/env\["\w+"\]/g) ?? [];
    const own = read.filter((each) => !/^env\["AWS_/.test(each));
    assert.deepEqual(own, []);
  });

  it("is not switched off anywhere, and neither is the compiler", () => {
    const marks = [
      "eslint" + "-disable",
      "oxlint" + "-disable",
      "@ts" + "-ignore",
      "@ts" + "-nocheck",
      "@ts" + "-expect",
    ];
    const files = sourceFiles();
    assert.ok(files.length > 100);
    const found = files.filter((file) => {
      const text = readProjectFile(file);
      return marks.some((mark) => text.includes(mark));
    });
    assert.deepEqual(found, []);
  });
});
