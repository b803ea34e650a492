import assert from "node:assert/strict";
import pc from "picocolors";
import { bullets, paragraphs, plainStyle, section } from "../../../tools/text/style";
import { usd } from "../../../tools/text/usd";
import { textWidth, wrap } from "../../../tools/text/wrap";

describe("wrap", () => {
  it("breaks at spaces, by default at 80 columns", () => {
    assert.equal(wrap("one two three", { width: 8 }), "one two\nthree");
    assert.equal(wrap("one two three", { width: 7 }), "one two\nthree");
    assert.equal(wrap("one two three", { width: 6 }), "one\ntwo\nthree");
    const lines = wrap("word ".repeat(60).trim()).split("\n");
    assert.equal(Math.max(...lines.map(textWidth)), 79);
  });

  it("begins with a mark, and indents further lines below the text or as given", () => {
    assert.equal(wrap("one two", { first: "  → ", width: 8 }), "  → one\n    two");
    assert.equal(wrap("one two", { first: "- ", rest: "", width: 6 }), "- one\ntwo");
  });

  it("keeps a word whole that is longer than a line, and a mark with spaces in it", () => {
    const url = "https://example.com/a/long/path";
    assert.equal(wrap(`see ${url} now`, { width: 10 }), `see\n${url}\nnow`);
    assert.equal(wrap("at x@[known after up] b", { width: 8 }), "at\nx@[known after up]\nb");
    assert.equal(wrap("is [not set]", { width: 6 }), "is\n[not set]");
  });

  it("keeps the line breaks of the text", () => {
    assert.equal(wrap("a\nb c", { first: "  ", width: 4 }), "  a\n  b\n  c");
  });

  it("does not count colours", () => {
    const red = pc.createColors(true).red("two");
    assert.equal(textWidth(red), 3);
    assert.equal(wrap(`one ${red}`, { width: 7 }), `one ${red}`);
  });
});

describe("The parts of a page", () => {
  it("are a title over its lines, a list, and paragraphs", () => {
    const narrow = { ...plainStyle, width: 10 };
    assert.equal(section("Title", narrow, ["  a", "  b"]), "Title\n  a\n  b");
    assert.deepEqual(bullets(["one two", "three"], narrow), ["  - one\n    two", "  - three"]);
    assert.deepEqual(paragraphs(["one two x"], narrow), ["  one two\n  x"]);
  });
});

describe("usd", () => {
  it("has cents, and a question mark if the amount is not known", () => {
    assert.equal(usd(18), "18.00");
    assert.equal(usd(0.005), "0.01");
    assert.equal(usd(undefined), "?");
  });
});
