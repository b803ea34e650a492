import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { program } from "../../../../program";
import { previewStack } from "../../../../tools/preview/evaluateStack";
import { isGenerated } from "../../../../tools/assumed/generated";
import { costJson } from "../../../../tools/cost";
import { previewJson } from "../../../../tools/preview/json";
import { readStackConfig } from "../../../../tools/stack/readStackConfig";
import { projectFolder } from "../../../support/program";
import { previewCommitted } from "../../../support/stack";

interface JsonResource {
  readonly urn: string;
  readonly id: string | null;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly remote: boolean;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly parent: string | null;
  readonly provider: string | null;
  readonly dependencies: readonly string[];
  readonly knownAfterUp: readonly string[];
}

interface Document {
  readonly counts: { readonly resources: number };
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly resources: readonly JsonResource[];
}

const providerType = "pulumi:providers:aws";

/** The value at a path of `knownAfterUp`. */
function at(inputs: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce((value, step) => (value as Readonly<Record<string, unknown>>)[step], inputs);
}

const modes: Readonly<Record<string, readonly string[]>> = {
  "the default network": ["network.mode=default"],
  "a dedicated network": ["network.mode=dedicated", "network.nat=none"],
};

for (const [mode, settings] of Object.entries(modes)) {
  describe(`The preview as JSON, with ${mode}`, () => {
    let text: string;
    let document: Document;
    before(async () => {
      text = previewJson(await previewCommitted("prod", settings));
      document = JSON.parse(text) as Document;
    });

    it("says what the stack is, and is one document", async () => {
      const { resources, cost, ...rest } = await previewCommitted("prod", settings);
      const { resources: inJson, counts, ...others } = JSON.parse(text) as Document;
      const expected = JSON.stringify({ ...rest, budget: null, cost: costJson(cost) });
      assert.deepEqual(others, JSON.parse(expected) as unknown);
      assert.equal(inJson.length, resources.length);
      assert.equal(
        counts.resources,
        inJson.filter((each) => (each.custom || each.remote) && each.type !== providerType).length,
      );
      assert.ok(text.endsWith("}\n"));
    });

    it("has URN, type, inputs and dependencies of every resource, with references that resolve", () => {
      const urns = document.resources.map(({ urn }) => urn);
      assert.equal(new Set(urns).size, urns.length);
      for (const { urn, type, name, inputs, dependencies, parent } of document.resources) {
        assert.ok(urn.startsWith("urn:pulumi:prod::mcp-catalog::"), urn);
        assert.ok(urn.endsWith(`${type}::${name}`), urn);
        assert.equal(typeof inputs, "object");
        for (const each of dependencies) assert.ok(urns.includes(each), `${urn} needs ${each}`);
        if (parent !== null) assert.ok(urns.includes(parent), `${urn} is in ${parent}`);
      }
    });

    it("has a parent for every resource of AWS, and the one provider", () => {
      const provider = document.resources.find(({ type }) => type === providerType);
      assert.ok(provider);
      const aws = document.resources.filter(({ type }) => type.startsWith("aws:"));
      assert.ok(aws.length >= 20);
      for (const each of aws) {
        assert.equal(each.provider, provider.urn, each.urn);
        assert.equal(typeof each.parent, "string", each.urn);
      }
    });

    it("has no id of a component", () => {
      for (const { urn, id, custom } of document.resources) assert.equal(id !== null, custom, urn);
    });

    it("lists in knownAfterUp every input that holds a stand-in, and no other", () => {
      for (const { urn, inputs, knownAfterUp } of document.resources) {
        for (const path of knownAfterUp) {
          assert.ok(isGenerated(String(at(inputs, path))), `${urn} ${path}`);
        }
        const held = Object.keys(inputs).filter((key) => isGenerated(JSON.stringify(inputs[key])));
        const listed = new Set(knownAfterUp.map((path) => path.split(".")[0]));
        assert.deepEqual([...listed].sort(), held.sort(), urn);
      }
      assert.ok(document.resources.some(({ knownAfterUp }) => knownAfterUp.length > 0));
    });

    it("has container definitions that are JSON with every value known", () => {
      const task = document.resources.find(({ type }) => type.endsWith(":TaskDefinition"));
      const definitions = JSON.parse(String(task?.inputs["containerDefinitions"])) as unknown[];
      const [container] = definitions as Readonly<Record<string, unknown>>[];
      assert.equal(definitions.length, 1);
      assert.match(
        String(container?.["image"]),
        /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/mcp-catalog@sha256:[0-9a-f]{64}$/,
      );
      assert.ok(container);
      for (const { name, valueFrom } of container["secrets"] as Record<string, string>[]) {
        assert.match(
          valueFrom ?? "",
          /^arn:aws:secretsmanager:us-east-1:123456789012:secret:/,
          name,
        );
      }
    });

    it("has no marker of Pulumi's protocol, and no output that was turned into text", () => {
      assert.doesNotMatch(text, /04da6b54|4dabf18193072939515e22adb298388d/);
      assert.doesNotMatch(text, /Calling \[toString\]|\[object Object\]|undefined/);
    });
  });
}

describe("The preview as JSON", () => {
  it("has no secret's value, wherever it comes from", async () => {
    const prod = readStackConfig(projectFolder, "prod");
    const secrets = {
      "mcp-catalog:supabaseUrl": "https://canary-url.supabase.co",
      "mcp-catalog:supabaseKey": "canary-key",
      "mcp-catalog:secrets": '{"STRIPE_KEY":"canary-stripe"}',
    };
    const text = previewJson(
      await previewStack(
        {
          ...prod,
          values: { ...prod.values, ...secrets },
          secretKeys: [...prod.secretKeys, ...Object.keys(secrets)],
        },
        program,
      ),
    );
    assert.doesNotMatch(text, /canary/);
    assert.equal(text.match(/"secretString": "\[secret\]"/g)?.length, 4);
  });

  it("masks the password for the registry, and a secret output", async () => {
    const dev = await previewCommitted("dev");
    const { resources } = JSON.parse(previewJson(dev)) as Document;
    const image = resources.find(({ type }) => type === "docker:index/image:Image");
    assert.equal(at(image?.inputs, "registry.password"), "[secret]");
    const leaking = await previewStack(readStackConfig(projectFolder, "dev"), () =>
      Promise.resolve({ key: pulumi.secret("canary") }),
    );
    assert.equal((JSON.parse(previewJson(leaking)) as Document).outputs["key"], "[secret]");
  });
});
