import assert from "node:assert/strict";
import { processIo } from "../../../tools/commands/catalog/io";
import { printable } from "../../../tools/text/printable";
import { clearedLine } from "../../../tools/text/terminal";

const escape = String.fromCharCode(27);

describe("Text for a terminal", () => {
  it("keeps colours, line ends, tabs and every letter", () => {
    const text = `${escape}[1;31mnäme${escape}[0m\t日本 👩‍💻\nnext\n`;
    assert.equal(printable(text), text);
  });

  it("cannot erase, move the cursor or set the window's title", () => {
    const hostile = `a${escape}[2J${escape}[Hb${escape}]0;owned\u0007\u009b2Jc\rd\b\u007f`;
    assert.equal(printable(hostile), "a[2J[Hb]0;owned2Jcd");
  });

  it("may begin with what erases a line or the screen", () => {
    assert.equal(printable(`${clearedLine}x\r`), `${clearedLine}x`);
    assert.equal(printable(`${escape}[2J${escape}[Hx${escape}[2J`), `${escape}[2J${escape}[Hx[2J`);
  });

  it("is all that a command prints", () => {
    const printed: string[] = [];
    const stream = { write: (text: string) => printed.push(text) > 0 };
    const { out, err } = processIo(".", ".", new AbortController().signal, {
      stdout: stream,
      stderr: stream,
    });
    out(`a${escape}[2Jb\n`);
    err(`c\rd\n`);
    assert.deepEqual(printed, ["a[2Jb\n", "cd\n"]);
  });
});
