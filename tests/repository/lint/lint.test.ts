import assert from "node:assert/strict";
import { readProjectFile, sourceFiles } from "../files";
import { complaints } from "./oxlint";

const component = "components/network/added.ts";
const program = [
  "index.ts",
  "added.ts",
  "parts/added.ts",
  component,
  "live/added.ts",
  "live/ecr/added.ts",
  "settings/index.ts",
  "settings/rules/index.ts",
];
const readers = ["settings/load.ts", "settings/shellRegion.ts", "settings/names.ts"];
const clients = ["live/calls/clients.ts", "live/ecr/images.ts", "live/cloudwatch/logs/readLogs.ts"];
const outside = ["tools/added.ts", "tests/added.test.ts", "policy/index.ts", "tools/added.mjs"];
const files = [...program, ...readers, ...clients, ...outside];

/** Texts of one line that a rule refuses, if they stand in files in which the rule holds. */
const rules: Readonly<Record<string, { refuses: RegExp; texts: string[]; allowedIn: string[] }>> = {
  "a resource inside .apply": {
    refuses: /^Create no resource inside \.apply/,
    texts: [
      'id.apply(() => new aws.s3.Bucket("logs"));',
      "id.apply((ids) => { for (const id of ids) { new Bucket(id); } });",
      "pulumi.all([a, b]).apply(([a]) => { return { made: new Bucket(a) }; });",
      "id.apply(function () { return class {}; });",
    ],
    allowedIn: [],
  },
  "the configuration": {
    refuses: /^Only settings\/load\.ts reads configuration/,
    texts: [
      "new pulumi.Config();",
      'new Config("aws");',
      'import { Config } from "@pulumi/pulumi";',
    ],
    allowedIn: ["settings/load.ts", ...outside],
  },
  "questions to Pulumi": {
    refuses: /^Only settings\/load\.ts asks Pulumi/,
    texts: [
      'import { getProject as name } from "@pulumi/pulumi";',
      "pulumi.getStack();",
      "pulumi.getProject();",
      'pulumi.runtime["getConfig"]("aws:region");',
      "pulumi.runtime.allConfig();",
      "runtime.isConfigSecret(key);",
    ],
    allowedIn: ["settings/load.ts", ...outside],
  },
  "the environment": {
    refuses: /^Only settings\/shellRegion\.ts reads the environment/,
    texts: ["process.env;", 'process["env"]["AWS_REGION"];', "const { env } = process;"],
    allowedIn: ["settings/shellRegion.ts", "live/calls/clients.ts", ...outside],
  },
  "the name of a stack": {
    refuses: /^Only settings\/names\.ts knows a stack by its name/,
    texts: [
      'stack === "prod";',
      "stack === `dev`;",
      "`the ${size} dev stack`;",
      "({ prod: 2 });",
      "/^(prod|staging)$/.test(stack);",
    ],
    allowedIn: ["settings/names.ts", ...outside],
  },
  "a client of AWS that nobody may close": {
    refuses: /^Use withClient or withClients/,
    texts: ["export const client = new ECSClient(config);"],
    allowedIn: files.filter((file) => !/^live\/(ecr\/)?added\.ts$/.test(file)),
  },
};

/** Texts of one line that no rule refuses anywhere. */
const harmless = [
  'new aws.s3.Bucket("logs", { name: id.apply((id) => `${id}-logs`) });',
  'const made = new Bucket("logs"); made.id.apply(upperCase);',
  "id.apply((id) => { throw new RangeError(id); });",
  "ids.map((id) => new Bucket(id));",
  '"production";',
  "`curl -o /dev/null ${url}`;",
  "// prod",
];

describe("The linter", () => {
  const lines = [...Object.values(rules).flatMap(({ texts }) => texts), ...harmless];
  let found: Awaited<ReturnType<typeof complaints>>;
  before(async () => {
    found = await complaints(
      Object.fromEntries(files.map((file) => [file, `${lines.join("\n")}\n`])),
    );
  });

  /** What the linter says about one of the lines of a file. */
  function about(file: string, text: string): readonly string[] {
    const start = `${lines.indexOf(text) + 1}: `;
    return found(file)
      .filter((each) => each.startsWith(start))
      .map((each) => each.slice(start.length));
  }

  for (const [what, { refuses, texts, allowedIn }] of Object.entries(rules)) {
    it(`refuses ${what}, but for files that may have it`, () => {
      for (const file of files) {
        for (const text of texts) {
          const messages = about(file, text);
          const expected = allowedIn.includes(file) ? 0 : 1;
          assert.equal(messages.length, expected, `${text} in ${file}: ${messages.join("; ")}`);
          for (const message of messages) assert.match(message, refuses);
        }
      }
    });
  }

  it("allows a resource beside .apply, plain values in it, and words that only look like a stack's name", () => {
    for (const file of files) {
      for (const text of harmless) assert.deepEqual(about(file, text), [], `${text} in ${file}`);
    }
  });

  it("lets live/calls/clients.ts set one variable that the AWS SDK reads, and read credentials like the provider", () => {
    const uses = readProjectFile("live/calls/clients.ts").match(/process\W+env.*/g);
    assert.deepEqual(uses, [
      'process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";',
      "process.env) {",
      "process.env,",
    ]);
    const read = readProjectFile("live/calls/clients.ts").match(/env\["\w+"\]/g) ?? [];
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
