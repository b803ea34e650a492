import assert from "node:assert/strict";
import { entries } from "../../../tools/commands/catalog/entries";
import { readProjectFile, sourceFiles } from "../files";

const names = entries.map(({ name }) => name).join("|");
/** A command within a sentence. A command alone in a text gets its `npx` from the function that prints it. */
const bare = new RegExp(`[^\\s"\`<x] catalog (?:${names})\\b|[^p]x catalog (?:${names})\\b`);
const comment = /^\s*(?:\/\/|\*|\/\*)/;

/** Texts that name a command and are no instruction, by file. */
const marks: Readonly<Record<string, string>> = {
  "tools/review/file.ts": "the file of a review stack says what wrote it",
  "tools/review/text.ts": "a comment on a pull request has a mark that finds it again",
  "tools/diff/markdown.ts": "a comment on a pull request has a mark that finds it again",
  "live/releases/ledger/note.ts": "a description in AWS, which another text would change",
};

describe("A command of this project in a message", () => {
  it("begins with npx, so that it can be copied", () => {
    const files = sourceFiles(["components", "live", "settings", "tools"]);
    const found = files.flatMap((file) =>
      readProjectFile(file)
        .split("\n")
        .filter((line) => bare.test(line) && !comment.test(line))
        .map((line) => [file, line.trim()] as const),
    );
    assert.deepEqual(
      found.filter(([file]) => !(file in marks)),
      [],
    );
    assert.deepEqual([...new Set(found.map(([file]) => file))].sort(), Object.keys(marks).sort());
  });
});
