import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";

/** Runs small programs of Node.js side by side. */
function sideBySide(...programs: readonly string[]) {
  const commands = programs.map((program) => `"${process.execPath}" -e "${program}"`);
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(__dirname, "sideBySide.cjs"), ...commands],
    { encoding: "utf8" },
  );
  return { status, stdout };
}

describe("Checks that run side by side", () => {
  it("pass if every one passes, and show what each prints", () => {
    const { status, stdout } = sideBySide("console.log(1)", "console.error(2)", "console.log(3)");
    assert.deepEqual(
      { status, lines: stdout.split("\n").sort() },
      { status: 0, lines: ["", "1", "2", "3"] },
    );
  });

  it("fail if one fails, and name it, after the others have run", () => {
    const { status, stdout } = sideBySide("process.exit(2)", "console.log(1)", "console.log(2)");
    assert.equal(status, 1);
    assert.deepEqual(
      stdout.split("\n").sort(),
      ["", "1", "2", `FAILED: "${process.execPath}" -e "process.exit(2)"`].sort(),
    );
  });

  it("fail if a command cannot be started", () => {
    const { status } = spawnSync(process.execPath, [
      path.join(__dirname, "sideBySide.cjs"),
      "no-such-command-of-ours",
    ]);
    assert.equal(status, 1);
  });
});
