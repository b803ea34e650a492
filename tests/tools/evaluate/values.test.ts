import assert from "node:assert/strict";
import { inspect } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { run } from "../../support/program";
import { Thing, thingType } from "./things";

const canary = "canary-value";

describe("SecretValue", () => {
  const secret = new SecretValue({ password: canary });

  it("shows its value to whoever asks for it", () => {
    assert.deepEqual(secret.value, { password: canary });
  });

  const ways: Readonly<Record<string, (value: unknown) => string>> = {
    "JSON.stringify": (value) => JSON.stringify({ value }),
    String: (value) => String(value),
    "a template": (value) => `value: ${value as string}`,
    "util.inspect": (value) => inspect({ value }, { depth: 10, showHidden: true }),
  };
  for (const [way, show] of Object.entries(ways)) {
    it(`never shows its value in ${way}`, () => {
      const text = show(secret);
      assert.match(text, /\[secret\]/);
      assert.ok(!text.includes(canary), text);
    });
  }

  it("differs from another secret all the same", () => {
    assert.deepEqual(new SecretValue("a"), new SecretValue("a"));
    assert.notDeepEqual(new SecretValue("a"), new SecretValue("b"));
  });
});

describe("UnknownValue", () => {
  it("says in text and in JSON when it will be known", () => {
    assert.equal(String(new UnknownValue()), "[known after up]");
    assert.equal(JSON.stringify([new UnknownValue()]), '["[known after up]"]');
  });
});

describe("The inputs that evaluate returns", () => {
  it("mask a secret wherever it stands, and every value that is made from it", async () => {
    const program = await run(() => {
      const secret = pulumi.secret(canary);
      new Thing("thing", {
        plain: "text",
        secret,
        derived: pulumi.interpolate`key=${secret}`,
        nested: { list: ["a", secret] },
      });
    });
    const { inputs } = program.one(thingType);
    assert.deepEqual(inputs, {
      plain: "text",
      secret: new SecretValue(canary),
      derived: new SecretValue(`key=${canary}`),
      nested: { list: ["a", new SecretValue(canary)] },
    });
    assert.ok(!JSON.stringify(program.resources).includes(canary));
  });

  it("have an UnknownValue for what only the provider knows, during a preview", async () => {
    const program = await run(
      () => {
        const thing = new Thing("first");
        new Thing("second", {
          known: thing.arn,
          unknown: thing.unanswered,
          list: [thing.unanswered],
        });
      },
      { preview: true },
    );
    const { inputs } = program.named(thingType, "second");
    assert.deepEqual(inputs, {
      known: "first-arn",
      unknown: new UnknownValue(),
      list: [new UnknownValue()],
    });
    assert.ok(!JSON.stringify(inputs).includes(pulumi.runtime.unknownValue));
  });

  it("mask a secret of the configuration", async () => {
    const program = await run(
      () => {
        const config = new pulumi.Config("mcp-catalog");
        new Thing("thing", { key: config.requireSecret("key"), open: config.get("open") });
      },
      {
        config: { "mcp-catalog:key": canary, "mcp-catalog:open": "text" },
        secretKeys: ["mcp-catalog:key"],
      },
    );
    assert.deepEqual(program.one(thingType).inputs, {
      key: new SecretValue(canary),
      open: "text",
    });
  });
});

describe("A program that evaluate runs", () => {
  it("can ask which keys of its configuration are stored encrypted", async () => {
    const { isConfigSecret } = pulumi.runtime as unknown as {
      readonly isConfigSecret: (key: string) => boolean;
    };
    const keys = ["mcp-catalog:key", "mcp-catalog:open"];
    const { outputs } = await run(() => ({ secret: keys.filter(isConfigSecret) }), {
      config: Object.fromEntries(keys.map((key) => [key, "value"])),
      secretKeys: ["mcp-catalog:key"],
    });
    assert.deepEqual(outputs, { secret: ["mcp-catalog:key"] });
  });
});

describe("The outputs that evaluate returns", () => {
  it("are resolved, with secrets masked and plain values as they are", async () => {
    const { outputs } = await run(() => {
      const { arn } = new Thing("thing");
      return {
        plain: 1,
        arn,
        later: Promise.resolve("later"),
        nested: { list: [arn] },
        secret: pulumi.secret(canary),
        derived: pulumi.interpolate`${arn}:${pulumi.secret(canary)}`,
        inside: { list: [pulumi.secret(canary)] },
      };
    });
    assert.deepEqual(outputs, {
      plain: 1,
      arn: "thing-arn",
      later: "later",
      nested: { list: ["thing-arn"] },
      secret: new SecretValue(canary),
      derived: new SecretValue(`thing-arn:${canary}`),
      inside: new SecretValue({ list: [canary] }),
    });
    assert.ok(!JSON.stringify(outputs).includes(canary));
  });

  it("are UnknownValues during a preview, if nobody can know them yet", async () => {
    const { outputs } = await run(
      () => {
        const { unanswered, arn } = new Thing("thing");
        return { arn, unanswered, url: pulumi.interpolate`http://${unanswered}` };
      },
      { preview: true },
    );
    assert.deepEqual(outputs, {
      arn: "thing-arn",
      unanswered: new UnknownValue(),
      url: new UnknownValue(),
    });
  });

  it("are empty if the program returns none", async () => {
    assert.deepEqual((await run(() => undefined)).outputs, {});
  });
});
