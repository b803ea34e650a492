import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { askOn } from "../../../../tools/commands/catalog/io";

/** Asks, and gives this answer; undefined ends the input. */
async function answered(answer: string | undefined): Promise<readonly [boolean, string]> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  if (answer === undefined) input.end();
  else input.write(`${answer}\n`);
  const isYes = await askOn({ input, output }, "Pause it? [y/N] ");
  return [isYes, String(output.read())];
}

describe("A question on the terminal", () => {
  for (const answer of ["y", "Y", "yes", " Yes "]) {
    it(`understands ${JSON.stringify(answer)} as yes`, async () => {
      const [isYes, shown] = await answered(answer);
      assert.equal(isYes, true);
      assert.match(shown, /^Pause it\? \[y\/N\] /);
    });
  }

  for (const answer of ["", "n", "no", "yesterday", "prod", undefined]) {
    it(`understands ${answer === undefined ? "no answer" : JSON.stringify(answer)} as no`, async () => {
      assert.equal((await answered(answer))[0], false);
    });
  }
});
