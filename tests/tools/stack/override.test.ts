import assert from "node:assert/strict";
import { overrideConfig } from "../../../tools/stack/override";
import { UsageError } from "../../../tools/stack/readStackConfig";
import { stackConfig } from "../preview/fixture";

/** The values after one or more settings were laid over them. */
function values(before: Readonly<Record<string, string>>, ...settings: readonly string[]) {
  return overrideConfig(stackConfig(before), settings).values;
}

/** A map's value after a setting reached into it. */
function inMap(text: string): unknown {
  return JSON.parse(values({}, `map.key=${text}`)["mcp-catalog:map"] ?? "");
}

describe("overrideConfig", () => {
  it("replaces a value and keeps the others, and does not change the given configuration", () => {
    const before = { "mcp-catalog:imageTag": "v1.0.0", "mcp-catalog:cpu": "256" };
    const config = stackConfig(before, ["mcp-catalog:other"]);
    assert.deepEqual(overrideConfig(config, ["imageTag=v1.1.0"]), {
      ...config,
      values: { "mcp-catalog:imageTag": "v1.1.0", "mcp-catalog:cpu": "256" },
    });
    assert.deepEqual(config.values, before);
  });

  it("takes keys of other namespaces, and the project's own in full", () => {
    assert.deepEqual(values({}, "aws:region=eu-west-1", "mcp-catalog:cpu=512"), {
      "aws:region": "eu-west-1",
      "mcp-catalog:cpu": "512",
    });
  });

  it("keeps everything after the first equals sign, and an empty value", () => {
    assert.deepEqual(values({}, "a=x=y==", "b="), {
      "mcp-catalog:a": "x=y==",
      "mcp-catalog:b": "",
    });
  });

  it("lets the last of two settings win", () => {
    assert.deepEqual(values({}, "a=1", "a=2"), { "mcp-catalog:a": "2" });
  });

  it("reaches into a map, which keeps its other keys", () => {
    const before = { "mcp-catalog:healthCheck": '{"path":"/up","intervalSeconds":30}' };
    assert.deepEqual(values(before, "healthCheck.intervalSeconds=10"), {
      "mcp-catalog:healthCheck": '{"path":"/up","intervalSeconds":10}',
    });
  });

  it("reaches as deep as the path goes, and makes the maps on its way", () => {
    const before = { "mcp-catalog:a": '{"b":{"c":1},"x":true}' };
    assert.deepEqual(values(before, "a.b.d=2", "new.deep.key=text"), {
      "mcp-catalog:a": '{"b":{"c":1,"d":2},"x":true}',
      "mcp-catalog:new": '{"deep":{"key":"text"}}',
    });
  });

  it("makes a map in place of a value that was not a map", () => {
    assert.deepEqual(values({ "mcp-catalog:network": "default" }, "network.mode=dedicated"), {
      "mcp-catalog:network": '{"mode":"dedicated"}',
    });
  });

  it("takes whole numbers, true and false within a map as such, and all else as text", () => {
    assert.deepEqual(["0", "42", "-1", "true", "false"].map(inMap), [
      { key: 0 },
      { key: 42 },
      { key: -1 },
      { key: true },
      { key: false },
    ]);
    const texts = ["1.5", "1e3", "True", "v1", "", "null", "10.0.0.0/16", "a=b"];
    assert.deepEqual(
      texts.map(inMap),
      texts.map((key) => ({ key })),
    );
  });

  it("keeps digits that a number would change as text: leading zeros, more than fit", () => {
    const texts = ["007", "-007", "00", "012345678901", "12345678901234567890"];
    assert.deepEqual(
      texts.map(inMap),
      texts.map((key) => ({ key })),
    );
  });

  for (const setting of ["imageTag", "=v1.1.0", ""]) {
    it(`refuses ${JSON.stringify(setting)}, which is no key and value`, () => {
      const expected = new UsageError(`--config wants key=value, got ${setting}`);
      assert.throws(() => values({}, setting), expected);
    });
  }

  it("names the option with the invalid value", () => {
    const config = { project: "p", stack: "dev", values: {}, secretKeys: [], undecided: [] };
    assert.throws(
      () => overrideConfig(config, ["cpu"], "--compare-config"),
      new UsageError("--compare-config wants key=value, got cpu"),
    );
  });

  const secrets = [
    { setting: "supabaseUrl=canary", command: "pulumi config set --secret supabaseUrl" },
    { setting: "supabaseKey=canary", command: "pulumi config set --secret supabaseKey" },
    { setting: "mcp-catalog:supabaseKey=canary", command: "config set --secret supabaseKey" },
    {
      setting: "secrets.STRIPE_KEY=canary",
      command: "pulumi config set --path --secret secrets.<NAME>",
    },
    { setting: 'secrets={"STRIPE_KEY":"canary"}', command: "--path --secret secrets.<NAME>" },
    { setting: "ownKey=canary", command: "pulumi config set --secret ownKey" },
    { setting: "ownKey.inside=canary", command: "pulumi config set --secret ownKey" },
  ];
  for (const { setting, command } of secrets) {
    it(`refuses the secret in ${setting}, says how to set it, and repeats no value`, () => {
      const config = stackConfig({}, ["mcp-catalog:ownKey"]);
      assert.throws(
        () => overrideConfig(config, [setting]),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, /is a secret/);
          assert.ok(error.message.endsWith(`${command} --stack prod`), error.message);
          assert.doesNotMatch(error.message, /canary/);
          return true;
        },
      );
    });
  }

  it("reaches into lists with the brackets of pulumi config set --path", () => {
    const base = {
      project: "p",
      stack: "dev",
      values: { "p:network": '{"mode":"dedicated","endpoints":["a","b"]}' },
      secretKeys: [],
      undecided: [],
    };
    const { values } = overrideConfig(base, [
      "network.endpoints[1]=c",
      "network.endpoints[2]=d",
      "iam.taskPolicyArns[0]=arn:x",
      "egressPorts[0]=443",
      'tags["a.b"]=c',
    ]);
    assert.deepEqual(values, {
      "p:network": '{"mode":"dedicated","endpoints":["a","c","d"]}',
      "p:iam": '{"taskPolicyArns":["arn:x"]}',
      "p:egressPorts": "[443]",
      "p:tags": '{"a.b":"c"}',
    });
  });
});
