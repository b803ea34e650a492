import assert from "node:assert/strict";
import {
  encryptedValue,
  fullKey,
  readStackConfig,
  stacksIn,
  UsageError,
  type StackConfig,
} from "../../../tools/stack/readStackConfig";
import { inFolder } from "../../support/folder";

/** What is read from the config maps of a project file and a stack file. */
function read(project: readonly string[], stack: readonly string[]): Promise<StackConfig> {
  const lines = (map: readonly string[]) =>
    map.length === 0 ? "" : ["config:", ...map.map((line) => `  ${line}`)].join("\n");
  const files = {
    "Pulumi.yaml": `name: shop\nruntime: nodejs\n${lines(project)}\n`,
    "Pulumi.dev.yaml": `${lines(stack)}\n`,
  };
  return inFolder(files, (folder) => readStackConfig(folder, "dev"));
}

describe("readStackConfig", () => {
  it("reads a stack file as Pulumi passes it on: text by full key, structures as JSON", async () => {
    const config = await read(
      [],
      [
        "aws:region: eu-west-1",
        "shop:text: v1.0.0",
        "shop:quoted: '256'",
        "shop:number: 256",
        "shop:flag: true",
        "shop:list: [443, 5432]",
        "shop:map: { mode: dedicated, deep: { on: false } }",
      ],
    );
    assert.deepEqual(config, {
      project: "shop",
      stack: "dev",
      values: {
        "aws:region": "eu-west-1",
        "shop:text": "v1.0.0",
        "shop:quoted": "256",
        "shop:number": "256",
        "shop:flag": "true",
        "shop:list": "[443,5432]",
        "shop:map": '{"mode":"dedicated","deep":{"on":false}}',
      },
      secretKeys: [],
      undecided: [],
    });
  });

  it("takes the project file's defaults: a plain one, a value and a typed default", async () => {
    const { values, secretKeys } = await read(
      [
        "plain: text",
        "list: [1, 2]",
        "aws:region: { value: eu-west-1 }",
        "count: { type: integer, default: 0 }",
        "flag: { type: boolean, default: false }",
      ],
      [],
    );
    assert.deepEqual(values, {
      "shop:plain": "text",
      "shop:list": "[1,2]",
      "aws:region": "eu-west-1",
      "shop:count": "0",
      "shop:flag": "false",
    });
    assert.deepEqual(secretKeys, []);
  });

  it("has no value for a key with only a type in the project file", async () => {
    assert.deepEqual((await read(["tag: { type: string }"], [])).values, {});
    const { values } = await read(["tag: { type: string }"], ["shop:tag: v1"]);
    assert.deepEqual(values, { "shop:tag": "v1" });
  });

  it("lets the stack file win over the project's defaults, with or without the project's name", async () => {
    const { values } = await read(
      ["a: from project", "shop:b: from project"],
      ["shop:a: from stack", "b: from stack"],
    );
    assert.deepEqual(values, { "shop:a": "from stack", "shop:b": "from stack" });
  });

  it("has a mark in place of an encrypted text, and says which keys are encrypted", async () => {
    const { values, secretKeys, undecided } = await read(
      [],
      [
        "shop:supabaseKey: { secure: v1:CIPHER1 }",
        "shop:environment: { OPEN: text, HIDDEN: { secure: v1:CIPHER2 } }",
        "shop:secrets: { STRIPE_KEY: { secure: v1:CIPHER3 } }",
        "shop:plain: { secure: text, other: text }",
      ],
    );
    assert.deepEqual(values, {
      "shop:supabaseKey": encryptedValue,
      "shop:environment": `{"OPEN":"text","HIDDEN":"${encryptedValue}"}`,
      "shop:secrets": `{"STRIPE_KEY":"${encryptedValue}"}`,
      "shop:plain": '{"secure":"text","other":"text"}',
    });
    assert.deepEqual(secretKeys, ["shop:supabaseKey", "shop:environment", "shop:secrets"]);
    assert.deepEqual(undecided, []);
    assert.doesNotMatch(JSON.stringify(values), /CIPHER/);
  });

  it("leaves out encrypted values of other settings, in maps and lists too, and names their keys", async () => {
    const { values, secretKeys, undecided } = await read(
      [],
      [
        "shop:memory: { secure: v1:CIPHER1 }",
        "shop:monitoring: { cpuAlarmPercent: 70, alarmEmail: { secure: v1:CIPHER2 } }",
        "shop:list: [a, { secure: v1:CIPHER3 }]",
        "shop:deep: [{ a: [{ secure: v1:CIPHER4 }] }]",
      ],
    );
    assert.deepEqual(values, {
      "shop:monitoring": '{"cpuAlarmPercent":70}',
      "shop:list": '["a"]',
      "shop:deep": '[{"a":[]}]',
    });
    assert.deepEqual(undecided, ["shop:memory", "shop:monitoring", "shop:list", "shop:deep"]);
    assert.deepEqual(secretKeys, undecided);
  });

  it("reads a stack file without config", async () => {
    assert.deepEqual((await read([], [])).values, {});
  });

  it("names the stacks that have a file if one has none", async () => {
    const files = { "Pulumi.yaml": "name: shop", "Pulumi.dev.yaml": "", "Pulumi.prod.yaml": "" };
    const expected = new UsageError(
      "There is no Pulumi.production.yaml. Stacks with a file here: dev, prod. To add one: " +
        "cp Pulumi.dev.yaml Pulumi.production.yaml, then pulumi stack init production.",
    );
    await assert.rejects(
      inFolder(files, (folder) => readStackConfig(folder, "production")),
      expected,
    );
  });

  it("names a file that is not YAML", async () => {
    const files = { "Pulumi.yaml": "name: shop", "Pulumi.dev.yaml": "config:\n  a: [1\n b: }" };
    await assert.rejects(
      inFolder(files, (folder) => readStackConfig(folder, "dev")),
      (error) => error instanceof UsageError && error.message.startsWith("Pulumi.dev.yaml"),
    );
  });
});

describe("stacksIn", () => {
  it("finds stack files, and neither the project's nor the deployments' nor others", async () => {
    const names = [
      "Pulumi.yaml",
      "Pulumi.dev.yaml",
      "Pulumi.dev.deploy.yaml",
      "Pulumi.prod.yaml",
      "Pulumi.prod.yaml.bak",
      "MyPulumi.test.yaml",
    ];
    const files = Object.fromEntries(names.map((name) => [name, ""]));
    const stacks = await inFolder(files, (folder) => stacksIn(folder));
    assert.deepEqual(stacks.sort(), ["dev", "prod"]);
  });
});

describe("fullKey", () => {
  it("adds the project's name to a key that has no namespace", () => {
    assert.equal(fullKey("shop", "imageTag"), "shop:imageTag");
    assert.equal(fullKey("shop", "shop:imageTag"), "shop:imageTag");
    assert.equal(fullKey("shop", "aws:region"), "aws:region");
  });
});
