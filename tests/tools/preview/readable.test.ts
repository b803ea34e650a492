import assert from "node:assert/strict";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { generatedDigest, generatedId } from "../../../tools/assumed/generated";
import { readable, readableText, unknownPaths } from "../../../tools/preview/readable";

const id = generatedId("a");

describe("readable", () => {
  it("unfolds JSON text, however deep, and text in it that is JSON again", () => {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow" }] });
    assert.deepEqual(readable({ policy, list: [JSON.stringify({ policy })] }), {
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow" }] },
      list: [{ policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow" }] } }],
    });
  });

  it("leaves text alone that only looks like JSON, or that is a single JSON value", () => {
    for (const text of ["{not json", "[0, 1", "[secret] and more", "42", "true", '"a"', ""]) {
      assert.equal(readable(text), text);
    }
  });

  it("masks secrets and what is unknown, without looking into them", () => {
    const shown = readable({
      key: new SecretValue({ password: "canary" }),
      list: [new SecretValue("canary"), new UnknownValue()],
    });
    assert.deepEqual(shown, { key: "[secret]", list: ["[secret]", "[known after up]"] });
  });

  it("hides stand-ins, in JSON text too", () => {
    assert.deepEqual(readable({ id: `vpc-${id}`, json: JSON.stringify({ id }) }), {
      id: "vpc-[known after up]",
      json: { id: "[known after up]" },
    });
  });

  it("keeps every other value as it is", () => {
    const value = { a: 1, b: true, c: null, d: undefined, e: [0, false], f: "text" };
    assert.deepEqual(readable(value), value);
  });
});

describe("unknownPaths", () => {
  it("finds unknown values and stand-ins by path, in maps, lists and JSON text", () => {
    const value = {
      known: "text",
      count: 1,
      nothing: null,
      vpcId: `vpc-${id}`,
      unknown: new UnknownValue(),
      nested: { list: ["known", `subnet-${id}`, { deep: generatedDigest("b") }] },
      json: JSON.stringify([{ id }]),
    };
    assert.deepEqual(unknownPaths(value), [
      "vpcId",
      "unknown",
      "nested.list.1",
      "nested.list.2.deep",
      "json",
    ]);
  });

  it("never looks into a secret", () => {
    assert.deepEqual(unknownPaths({ key: new SecretValue(`vpc-${id}`) }), []);
  });

  it("finds nothing if everything is known", () => {
    assert.deepEqual(unknownPaths({ a: "text", b: [1, { c: false }] }), []);
  });
});

describe("readableText", () => {
  it("is one line, or one for each entry of a list or a map", () => {
    assert.equal(readableText("text"), "text");
    assert.equal(readableText(["a", `b-${generatedId("b")}`]), "a\nb-[known after up]");
    assert.equal(readableText({ a: 1, b: ["c"] }), 'a: 1\nb: ["c"]');
    assert.equal(readableText(true), "true");
    assert.equal(readableText(new SecretValue("canary")), "[secret]");
    assert.equal(readableText(new UnknownValue()), "[known after up]");
  });
});
