import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { run } from "../../support/program";
import { Group, groupType, RemoteGroup, TestProvider, Thing, thingType } from "./things";

const prefix = "urn:pulumi:prod::mcp-catalog";

describe("A resource that evaluate returns", () => {
  it("has the engine's own URN, with the types of every component around it", async () => {
    const { resources } = await run(() => {
      const outer = new Group("outer");
      const inner = new Group("inner", { parent: outer });
      new Thing("leaf", {}, { parent: inner });
      new Thing("top");
    });
    assert.deepEqual(Object.fromEntries(resources.map(({ name, urn }) => [name, urn])), {
      outer: `${prefix}::${groupType}::outer`,
      inner: `${prefix}::${groupType}$${groupType}::inner`,
      leaf: `${prefix}::${groupType}$${groupType}$${thingType}::leaf`,
      top: `${prefix}::${thingType}::top`,
    });
  });

  it("names its parent by URN, and none if that is the stack", async () => {
    const program = await run(() => {
      const outer = new Group("outer");
      const inner = new Group("inner", { parent: outer });
      new Thing("leaf", {}, { parent: inner });
    });
    const [outer, inner] = [program.named(groupType, "outer"), program.named(groupType, "inner")];
    assert.equal(outer.parent, undefined);
    assert.equal(inner.parent, outer.urn);
    assert.equal(program.one(thingType).parent, inner.urn);
  });

  it("is never the stack itself", async () => {
    const { resources } = await run(() => ({ a: 1 }));
    assert.deepEqual(resources, []);
  });

  it("names what it waits for, by input and by dependsOn, each by its real URN", async () => {
    const program = await run(() => {
      const group = new Group("group");
      const inside = new Thing("inside", {}, { parent: group });
      const outside = new Thing("outside");
      const dependsOn = [group];
      new Thing("both", { arn: outside.arn }, { dependsOn });
      new Thing("input", { arn: inside.arn });
    });
    const path = `${prefix}::${groupType}$${thingType}::inside`;
    assert.deepEqual(
      [...program.named(thingType, "both").dependencies].sort(),
      [path, `${prefix}::${thingType}::outside`].sort(),
    );
    assert.deepEqual(program.named(thingType, "input").dependencies, [path]);
    assert.deepEqual(program.named(thingType, "outside").dependencies, []);
  });

  it("names the explicit provider that it inherits, without that provider's id", async () => {
    const program = await run(() => {
      const provider = new TestProvider("mine");
      const group = new Group("group", { provider });
      new Thing("inside", {}, { parent: group });
      new Thing("outside");
    });
    const provider = program.one("pulumi:providers:test");
    assert.equal(provider.urn, `${prefix}::pulumi:providers:test::mine`);
    assert.equal(program.named(thingType, "inside").provider, provider.urn);
    assert.equal(program.named(thingType, "outside").provider, undefined);
    assert.equal(program.one(groupType).provider, undefined);
  });

  it("has the id that the answers gave it, and a component has none", async () => {
    const program = await run(() => {
      new Thing("leaf", {}, { parent: new Group("group") });
    });
    assert.equal(program.one(thingType).id, "leaf-id");
    assert.equal(program.one(groupType).id, undefined);
  });

  it("says whether its provider, the program or a remote component makes it", async () => {
    const program = await run(() => {
      new Thing("thing");
      new Group("local");
      new RemoteGroup("remote", { size: 2 });
    });
    const kinds = program.resources.map(({ name, custom, remote }) => [name, custom, remote]);
    assert.deepEqual(kinds.sort(), [
      ["local", false, false],
      ["remote", false, true],
      ["thing", true, false],
    ]);
    assert.deepEqual(program.named(groupType, "remote").inputs, { size: 2 });
  });

  it("has the options that protect it", async () => {
    const opts = { protect: true, deleteBeforeReplace: true, ignoreChanges: ["desiredCount"] };
    const program = await run(() => {
      new Thing("kept", {}, opts);
      new Thing("plain");
    });
    assert.deepEqual(program.named(thingType, "kept").options, opts);
    assert.deepEqual(program.named(thingType, "plain").options, {
      protect: false,
      deleteBeforeReplace: false,
      ignoreChanges: [],
    });
  });

  it("has the inputs that reach the provider: outputs resolved, what is undefined left out", async () => {
    const program = await run(() => {
      const thing = new Thing("first");
      new Thing("second", {
        arn: pulumi.interpolate`${thing.arn}/*`,
        nested: { list: [thing.id, Promise.resolve(2), { deep: pulumi.output(true) }] },
        json: pulumi.jsonStringify({ id: thing.id }),
        resource: thing,
        nothing: undefined,
      });
    });
    assert.deepEqual(program.named(thingType, "second").inputs, {
      arn: "first-arn/*",
      nested: { list: ["first-id", 2, { deep: true }] },
      json: '{"id":"first-id"}',
      resource: "first-id",
    });
  });
});

describe("A look-up that evaluate returns", () => {
  it("has its token and its inputs", async () => {
    const { lookups, outputs } = await run(
      () => ({ found: pulumi.output(pulumi.runtime.invoke("test:index:get", { tag: "v1" })) }),
      { lookups: { "test:index:get": { id: "thing-1" } } },
    );
    assert.deepEqual(lookups, [{ token: "test:index:get", inputs: { tag: "v1" } }]);
    assert.deepEqual(outputs, { found: { id: "thing-1" } });
  });
});
