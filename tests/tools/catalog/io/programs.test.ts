import assert from "node:assert/strict";
import { foreground, ownPrograms } from "../../../../tools/commands/catalog/io/programs";

/** More than a pipe holds. */
const long = "x".repeat(1_000_000);

describe("The programs of this machine", () => {
  it("may end before they have read their input: the exit code says what was wrong", async () => {
    const words = ["-e", "process.stdin.destroy(); process.exit(7)"];
    assert.equal(await ownPrograms.run(process.execPath, words, { input: long }), 7);
    assert.equal(foreground.programs, 0);
  });
});
