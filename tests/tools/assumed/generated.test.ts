import assert from "node:assert/strict";
import {
  generatedDigest,
  generatedId,
  hideGenerated,
  isGenerated,
} from "../../../tools/assumed/generated";

describe("A generated stand-in", () => {
  it("has the shape of what it stands for", () => {
    assert.match(generatedId("a"), /^[0-9a-f]{17}$/);
    assert.match(generatedDigest("a"), /^sha256:[0-9a-f]{64}$/);
  });

  it("is the same for the same seed, and another for another", () => {
    for (const generate of [generatedId, generatedDigest]) {
      assert.equal(generate("a"), generate("a"));
      assert.notEqual(generate("a"), generate("b"));
    }
  });

  it("is recognised within a text, time and again", () => {
    for (const text of [generatedId("a"), `vpc-${generatedId("a")}`, `x@${generatedDigest("a")}`]) {
      assert.ok(isGenerated(text), text);
      assert.ok(isGenerated(text), "a second time");
    }
  });

  it("is hidden wherever it stands, all of it and nothing else", () => {
    const text = `vpc-${generatedId("a")}/x@${generatedDigest("b")}, sg-${generatedId("c")}-1`;
    assert.equal(
      hideGenerated(text),
      "vpc-[known after up]/x@sha256:[known after up], sg-[known after up]-1",
    );
    assert.equal(hideGenerated(text, "?"), "vpc-?/x@sha256:?, sg-?-1");
  });

  it("is never a text that AWS, a registry or a person made up", () => {
    for (const text of [
      "",
      "vpc-1111111111111aaaa",
      "vpc-0123456789abcdef0",
      `sha256:${"0123456789abcdef".repeat(4)}`,
      "0abcdef is the beginning",
    ]) {
      assert.ok(!isGenerated(text), text);
      assert.equal(hideGenerated(text), text);
    }
  });
});
