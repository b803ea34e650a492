import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Answers, RemoteComponent } from "../../../tools/evaluate";
import { run } from "../../support/program";
import { Group, groupType, RemoteGroup, TestProvider, Thing, thingType } from "./things";

const prefix = "urn:pulumi:prod::mcp-catalog";

/** A provider that makes a thing and another below it. */
const two: NonNullable<Answers["children"]> = async (component, register) => {
  const inputs = { size: component.inputs["size"], gone: undefined };
  const outer = await register({
    type: thingType,
    name: `${component.name}-outer`,
    inputs,
    parent: component,
    dependsOn: [],
  });
  const inner = await register({
    type: thingType,
    name: `${component.name}-inner`,
    inputs: { outerArn: outer.outputs["arn"], outerId: outer.id },
    parent: outer,
    dependsOn: [outer],
  });
  return { thing: inner, thingIds: [outer.id, inner.id] };
};

describe("A remote component with parts that the answers know", () => {
  it("has them as resources, in order, with the engine's URNs", async () => {
    const { resources } = await run(
      () => new RemoteGroup("remote", { size: 2 }, { parent: new Group("group") }),
      { children: two },
    );
    const path = `${groupType}$${groupType}$${thingType}`;
    const [group, remote, outer, inner] = resources;
    assert.equal(resources.length, 4);
    assert.equal(remote?.urn, `${prefix}::${groupType}$${groupType}::remote`);
    assert.equal(remote.parent, group?.urn);
    assert.deepEqual(
      [outer?.urn, outer?.parent, outer?.id, outer?.inputs, outer?.dependencies],
      [`${prefix}::${path}::remote-outer`, remote.urn, "remote-outer-id", { size: 2 }, []],
    );
    assert.equal(inner?.urn, `${prefix}::${path}$${thingType}::remote-inner`);
    assert.equal(inner.parent, outer?.urn);
    assert.deepEqual(inner.dependencies, [outer?.urn]);
    assert.deepEqual(inner.inputs, { outerArn: "remote-outer-arn", outerId: "remote-outer-id" });
    assert.deepEqual([outer?.custom, outer?.remote, inner.custom], [true, false, true]);
  });

  it("is a component like others, and a remote one if the answers know no parts", async () => {
    const program = () => new RemoteGroup("remote");
    const known = await run(program, { children: two });
    assert.deepEqual([known.one(groupType).custom, known.one(groupType).remote], [false, false]);
    const unknown = await run(program);
    assert.deepEqual(unknown.one(groupType).remote, true);
    assert.equal(unknown.resources.length, 1);
  });

  it("is described to the answers with its inputs, after its transforms", async () => {
    const told: Omit<RemoteComponent, "urn">[] = [];
    const transform: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === groupType ? { props: { ...(props as object), size: 3 }, opts } : undefined;
    await run(() => new RemoteGroup("remote", { size: 2 }, { transforms: [transform] }), {
      children: ({ urn, ...component }, register) => {
        told.push(component);
        return two({ urn, ...component }, register);
      },
    });
    assert.deepEqual(told, [{ type: groupType, name: "remote", inputs: { size: 3 } }]);
  });

  it("has outputs that lead to its parts", async () => {
    const program = await run(
      () => {
        const remote = new RemoteGroup("remote");
        new Thing("after", { id1: remote.thingIds[1] });
        return { ids: remote.thingIds };
      },
      { children: two },
    );
    const after = program.named(thingType, "after");
    assert.deepEqual(program.outputs["ids"], ["remote-outer-id", "remote-inner-id"]);
    assert.deepEqual(after.inputs, { id1: "remote-inner-id" });
    const dependencies = program.waitsFor(after);
    assert.deepEqual([...dependencies].sort(), ["remote", "remote-inner", "remote-outer"]);
  });

  it("has outputs that are resources, if the program knows their class", async () => {
    const type = "known:index/thing:Thing";
    const makeOne: NonNullable<Answers["children"]> = async (parent, register) => {
      const inputs = { size: 1 };
      return { thing: await register({ type, name: "inside", inputs, parent, dependsOn: [] }) };
    };
    pulumi.runtime.registerResourceModule("known", "index/thing", {
      version: "1.0.0",
      construct: (name, _type, urn) => new Thing(name, {}, { urn }),
    });
    const program = await run(
      () => {
        const { thing } = new RemoteGroup("remote");
        new Thing("after", { arn: thing.arn, isThing: thing.apply((it) => it instanceof Thing) });
      },
      { children: makeOne },
    );
    const after = program.named(thingType, "after");
    assert.deepEqual(after.inputs, { arn: "inside-arn", isThing: true });
    assert.ok(program.waitsFor(after).includes("inside"));
    assert.deepEqual(program.lookups, []);
  });

  it("gives its parts the provider of their package, wherever it comes from", async () => {
    const parent = (provider: TestProvider) => new Group("group", { provider });
    const programs = {
      parent: () => new RemoteGroup("remote", {}, { parent: parent(new TestProvider("mine")) }),
      own: () => new RemoteGroup("remote", {}, { providers: [new TestProvider("mine")] }),
    };
    for (const program of Object.values(programs)) {
      const result = await run(program, { children: two });
      const { urn } = result.one("pulumi:providers:test");
      const providers = result.all(thingType).map((each) => each.provider);
      assert.deepEqual(providers, [urn, urn]);
    }
    const none = await run(() => new RemoteGroup("remote"), { children: two });
    assert.equal(none.named(thingType, "remote-inner").provider, undefined);
  });

  it("changes its parts by its transforms, their own children, too, and by those of its parents", async () => {
    const adding =
      (by: string): pulumi.ResourceTransform =>
      async ({ type, name, props, opts }) => {
        const { seen = "", ...rest } = props as { readonly seen?: string };
        if (type !== thingType || name === "elsewhere") return undefined;
        await Promise.resolve();
        return { props: { ...rest, seen: seen + by }, opts: { ...opts, protect: true } };
      };
    const program = await run(
      () => {
        const group = new Group("group", { transforms: [adding("2")] });
        new RemoteGroup("remote", { size: 1 }, { parent: group, transforms: [adding("1")] });
        new Thing("elsewhere", {}, { parent: group });
      },
      { children: two },
    );
    const [outer, inner] = ["remote-outer", "remote-inner"].map((name) =>
      program.named(thingType, name),
    );
    assert.deepEqual(outer?.inputs, { size: 1, seen: "12" });
    assert.equal(outer.options.protect, true);
    assert.equal(inner?.inputs["seen"], "12");
    assert.deepEqual(inner.dependencies, [outer.urn]);
    assert.deepEqual(program.named(thingType, "elsewhere").inputs, {});
  });

  it("may look something up in a transform", async () => {
    const transform: pulumi.ResourceTransform = ({ type, props, opts }) => {
      if (type !== thingType) return undefined;
      const found = pulumi.output(pulumi.runtime.invoke("test:index:get", { tag: "v1" }));
      return { props: { ...(props as object), found }, opts };
    };
    const program = await run(() => new RemoteGroup("remote", {}, { transforms: [transform] }), {
      children: two,
      lookups: { "test:index:get": { id: "thing-1" } },
    });
    const { inputs } = program.named(thingType, "remote-outer");
    assert.deepEqual(inputs, { found: { id: "thing-1" } });
    assert.equal(program.lookups.length, 2);
  });

  it("fails with the errors of the answers or of a transform", async () => {
    const failing = () => Promise.reject(new Error("two zones are too few"));
    await assert.rejects(
      run(() => new RemoteGroup("remote"), { children: failing }),
      /remote \[test:index:Group\]: two zones are too few/,
    );
    const transform: pulumi.ResourceTransform = ({ type }) => {
      if (type === thingType) throw new Error("not that one");
      return undefined;
    };
    await assert.rejects(
      run(() => new RemoteGroup("remote", {}, { transforms: [transform] }), { children: two }),
      /remote \[test:index:Group\]: transform failed: Error: not that one/,
    );
  });
});
