import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import Ajv from "ajv/dist/2020";
import { parse } from "yaml";
import { awsSchema, settingsSchema } from "../../../settings/schema";
import { stacksIn } from "../../../tools/stack/readStackConfig";
import { badConfigurations } from "../../settings/bad";
import { projectFolder } from "../../support/program";

const read = (name: string) => fs.readFileSync(path.join(projectFolder, name), "utf8");
const schema = JSON.parse(read("settings/stack.schema.json")) as {
  readonly properties: {
    readonly config: { readonly properties: Readonly<Record<string, unknown>> };
  };
};
const accepts = new Ajv({ allowUnionTypes: true, formats: { email: true } }).compile(schema);

/** Whether the schema accepts a stack file with these lines. */
function takes(...lines: readonly string[]): boolean {
  return accepts(parse(lines.join("\n")));
}

/** Whether it accepts a line below `config`. */
const config = (...lines: readonly string[]) =>
  takes("config:", ...lines.map((line) => `  ${line}`));

describe("settings/stack.schema.json", () => {
  for (const stack of stacksIn(projectFolder)) {
    it(`takes the committed file of ${stack}, which names it to editors`, () => {
      const text = read(`Pulumi.${stack}.yaml`);
      assert.ok(accepts(parse(text)), JSON.stringify(accepts.errors));
      assert.equal(
        text.split("\n")[0],
        "# yaml-language-server: $schema=settings/stack.schema.json",
      );
    });
  }

  it("has every setting, with and without the project's name, and what it is", () => {
    const { properties } = schema.properties.config;
    const own = Object.keys(settingsSchema);
    assert.deepEqual(
      Object.keys(properties).sort(),
      [
        ...own,
        ...own.map((key) => `mcp-catalog:${key}`),
        ...Object.keys(awsSchema).map((key) => `aws:${key}`),
      ].sort(),
    );
    for (const [key, each] of Object.entries(properties)) {
      assert.match((each as { readonly description: string }).description, /\w/, key);
    }
  });

  for (const line of [
    "imageTag: v1.0.0",
    'imageTag: "1.10"',
    "cpu: 256",
    'cpu: "256"',
    'mcp-catalog:desiredCount: "2"',
    "disposable: true",
    'disposable: "true"',
    "supabaseKey: { secure: v1:x }",
    "secrets: { STRIPE_KEY: { secure: v1:x } }",
    "environment: { A: b, C: { secure: v1:x } }",
    "network: { mode: dedicated, nat: none, endpoints: [ecr.api] }",
    `network: '{"mode":"default"}'`,
    "budget: { monthly: 60.5 }",
    "sharedWith: staging",
    "monitoring: { alarmEmail: { secure: v1:x } }",
    "memory: { secure: v1:x }",
    'aws:allowedAccountIds: ["123456789012"]',
    "docker:version: 5",
  ]) {
    it(`takes ${line}`, () => {
      assert.ok(config(line), JSON.stringify(accepts.errors));
    });
  }

  for (const line of [
    "imageTag: 1.10",
    "imageTag: latest",
    "imagetag: v1",
    "cpu: 300",
    'cpu: "300"',
    "desiredCount: -1",
    "desiredCount: 1.5",
    "desiredCount: 6000",
    "desiredCount: many",
    "disposable: maybe",
    "supabaseKey: anon",
    "secrets: { STRIPE_KEY: abc }",
    "environment: { COUNT: 5 }",
    "network: { mode: dedicated, natt: none }",
    "network: { mode: lan }",
    "rollout: { strategy: canary, percent: 100 }",
    "tags: [web]",
    "aws:region: here",
    "aws:profil: x",
    "mcp-catalog:replicas: 2",
  ]) {
    it(`marks ${line}`, () => {
      assert.ok(!config(line));
    });
  }

  it("marks a misspelled config, and no key for anchors", () => {
    assert.ok(!takes("konfig:", "  imageTag: v1"));
    assert.ok(
      takes("x-common: &x { A: b }", "config:", "  environment: *x"),
      JSON.stringify(accepts.errors),
    );
    assert.ok(takes("config:"));
  });

  it("marks more than half of all bad configurations, each of whose values is a single key's", () => {
    const single = Object.values(badConfigurations)
      .flat()
      .filter(({ values = {} }) => Object.keys(values).length === 1);
    const marked = single.filter(({ values = {} }) => {
      const [entry] = Object.entries(values);
      const [key = "", value] = entry ?? [];
      const encrypted = ["supabaseUrl", "supabaseKey", "secrets"].includes(key);
      return value !== undefined && !encrypted && !accepts({ config: { [key]: value } });
    });
    assert.ok(marked.length > single.length / 2, `${marked.length} of ${single.length}`);
  });
});
