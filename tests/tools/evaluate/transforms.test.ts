import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { run } from "../../support/program";
import { Group, groupType, TestProvider, Thing, thingType } from "./things";

type Props = Readonly<Record<string, unknown>>;
type Args = pulumi.ResourceTransformArgs;

/** Adds its name to what the input `by` has already. */
function adding(name: string): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    const { by = "", ...rest } = props as Props;
    return type === thingType
      ? { props: { ...rest, by: `${String(by)}${name}` }, opts }
      : undefined;
  };
}

async function inputsWith(...transforms: pulumi.ResourceTransform[]): Promise<Props> {
  const program = await run(() => {
    new Thing("thing", { size: 1 }, { transforms });
  });
  return program.one(thingType).inputs;
}

describe("A transform in an evaluation", () => {
  const rename: pulumi.ResourceTransform = ({ props, opts }) => ({
    props: { ...(props as Props), unanswered: "new" },
    opts,
  });

  it("changes the inputs of a registration, and what the program sees of it", async () => {
    const program = await run(() => {
      const thing = new Thing("thing", { size: 1, unanswered: "old" }, { transforms: [rename] });
      return { seen: thing.unanswered };
    });
    assert.deepEqual(program.one(thingType).inputs, { size: 1, unanswered: "new" });
    assert.deepEqual(program.outputs, { seen: "new" });
  });

  it("may be asynchronous, and give outputs and promises", async () => {
    const inputs = await inputsWith(async ({ props, opts }) => {
      await Promise.resolve();
      const nested = { list: [pulumi.output("a"), Promise.resolve("b")] };
      return { props: { ...(props as Props), nested, gone: undefined }, opts };
    });
    assert.deepEqual(inputs, { size: 1, nested: { list: ["a", "b"] } });
  });

  it("changes nothing if it returns nothing", async () => {
    assert.deepEqual(await inputsWith(() => undefined), { size: 1 });
    assert.deepEqual(await inputsWith(() => Promise.resolve(undefined)), { size: 1 });
  });

  it("gets type, name, kind, inputs and options, with outputs resolved", async () => {
    const told: Args[] = [];
    const tell = (args: Args) => void told.push(args);
    const program = await run(() => {
      const first = new Thing("first");
      const group = new Group("group");
      const opts = { parent: group, protect: true, ignoreChanges: ["size"], transforms: [tell] };
      new Thing("second", { arn: first.arn, list: [first.id] }, opts);
    });
    const [args, ...others] = told;
    assert.ok(args && others.length === 0);
    const { type, name, custom, props, opts } = args;
    assert.deepEqual(
      { type, name, custom, props },
      {
        type: thingType,
        name: "second",
        custom: true,
        props: { arn: "first-arn", list: ["first-id"] },
      },
    );
    assert.equal(opts.protect, true);
    assert.deepEqual(opts.ignoreChanges, ["size"]);
    assert.equal(program.named(thingType, "second").options.protect, true);
  });

  it("runs after those before it, a resource's own before its parents' and those before the stack's", async () => {
    const program = await run(() => {
      pulumi.runtime.registerResourceTransform(adding("6"));
      pulumi.runtime.registerResourceTransform(adding("7"));
      const outer = new Group("outer", { transforms: [adding("4"), adding("5")] });
      const inner = new Group("inner", { parent: outer, transforms: [adding("3")] });
      const transforms = [adding("1"), adding("2")];
      new Thing("thing", {}, { parent: inner, transforms });
      new Thing("other");
    });
    assert.deepEqual(program.named(thingType, "thing").inputs, { by: "1234567" });
    assert.deepEqual(program.named(thingType, "other").inputs, { by: "67" });
  });

  it("changes the component, too, if it belongs to one", async () => {
    const told: string[] = [];
    const tell = ({ type, custom }: Args) => void told.push(`${type} ${String(custom)}`);
    await run(() => {
      const group = new Group("group", { transforms: [tell] });
      new Thing("thing", {}, { parent: group });
    });
    assert.deepEqual(told, [`${groupType} false`, `${thingType} true`]);
  });

  it("does not apply to the next evaluation", async () => {
    await run(() => {
      pulumi.runtime.registerResourceTransform(adding("1"));
    });
    const next = await run(() => {
      new Thing("thing");
    });
    assert.deepEqual(next.one(thingType).inputs, {});
  });

  it("leaves secrets masked, and unknown values unknown", async () => {
    const program = await run(
      () => {
        const unanswered = new Thing("first").unanswered;
        const given = { key: pulumi.secret("canary"), unanswered };
        const added = { another: pulumi.secret("canary"), unknown: unanswered };
        const transform: pulumi.ResourceTransform = ({ props, opts }) => ({
          props: { ...(props as Props), ...added },
          opts,
        });
        new Thing("second", given, { transforms: [transform] });
      },
      { preview: true },
    );
    const { inputs } = program.named(thingType, "second");
    assert.deepEqual(inputs, {
      key: new SecretValue("canary"),
      unanswered: new UnknownValue(),
      another: new SecretValue("canary"),
      unknown: new UnknownValue(),
    });
  });

  it("changes the options that an evaluation reports", async () => {
    const program = await run(() => {
      const first = new Thing("first");
      const other = new TestProvider("other");
      const changed: pulumi.CustomResourceOptions = {
        protect: true,
        ignoreChanges: ["size"],
        deleteBeforeReplace: true,
        dependsOn: [first],
        provider: other,
      };
      const transform: pulumi.ResourceTransform = ({ props, opts }) => ({
        props: props,
        opts: { ...opts, ...changed },
      });
      new Thing("second", {}, { transforms: [transform] });
    });
    const second = program.named(thingType, "second");
    assert.deepEqual(second.options, {
      protect: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["size"],
    });
    assert.deepEqual(program.waitsFor(second), ["first"]);
    assert.equal(second.provider, program.one("pulumi:providers:test").urn);
  });

  it("keeps the options that it returns, with one more alias", async () => {
    const program = await run(() => {
      const first = new Thing("first");
      const group = new Group("group", { provider: new TestProvider("mine") });
      const transform: pulumi.ResourceTransform = ({ props, opts }) => ({
        props: props,
        opts: { ...opts, aliases: [{ name: "older", parent: group }] },
      });
      const options = { protect: true, ignoreChanges: ["size"], deleteBeforeReplace: true };
      const opts = { parent: group, dependsOn: [first], transforms: [transform], ...options };
      new Thing("second", {}, opts);
      return { options };
    });
    const second = program.named(thingType, "second");
    assert.deepEqual(second.options, program.outputs["options"]);
    assert.deepEqual(program.waitsFor(second), ["first"]);
    assert.equal(second.provider, program.one("pulumi:providers:test").urn);
    assert.equal(second.parent, program.one(groupType).urn);
  });

  for (const kind of ["throws", "rejects"]) {
    it(`fails the evaluation if it ${kind}`, async () => {
      const transform = () => {
        if (kind === "throws") throw new Error("not that one");
        return Promise.reject(new Error("not that one"));
      };
      await assert.rejects(
        inputsWith(transform),
        /failed to register new resource thing \[test:index\/thing:Thing\]: transform failed: Error: not that one/,
      );
    });
  }
});
