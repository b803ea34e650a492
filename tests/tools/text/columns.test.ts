import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { columns } from "../../../tools/text/columns";

describe("columns", () => {
  it("stand two spaces apart below their titles, without borders", () => {
    const rows = [
      ["a", "b"],
      ["long", ""],
    ];
    assert.equal(columns(rows), "  a     b\n  long");
    assert.equal(columns([["a", "b"]], { head: ["head", "c"] }), "  head  c\n  a     b");
    assert.equal(columns([["a", "b"]], { indent: "" }), "a  b");
  });

  it("align numbers to the right, their title too", () => {
    const rows = [
      ["a", "1.00", "x"],
      ["b", "10.00", "y"],
    ];
    assert.equal(
      columns(rows, { head: ["", "USD", ""], right: [1] }),
      "       USD\n  a   1.00  x\n  b  10.00  y",
    );
  });

  it("leave out a column without any text, and keep the alignment of the others", () => {
    const rows = [
      ["a", "", "5"],
      ["b", "", "15"],
    ];
    assert.equal(columns(rows, { right: [2] }), "  a   5\n  b  15");
  });

  it("wrap the last cell below itself, and no other", () => {
    assert.equal(
      columns([["key word", "one two three"]], { width: 20 }),
      "  key word  one two\n            three",
    );
    assert.equal(
      columns([["key", "https://example.com/long"]], { width: 20 }),
      "  key  https://example.com/long",
    );
  });

  it("are as wide with colours as without", () => {
    const colors = pc.createColors(true);
    const rows = (paint: (text: string) => string) => [
      [paint("a"), "b"],
      ["long", paint("c d e f g")],
    ];
    const options = { width: 14 };
    assert.equal(
      stripVTControlCharacters(columns(rows(colors.red), options)),
      columns(rows(String), options),
    );
  });
});
