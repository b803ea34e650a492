import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";

/** Runs small programs of Node.js side by side. */
function sideBySide(...programs: readonly string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [path.join(__dirname, "sideBySide.cjs"), ...programs.map(command)],
    { encoding: "utf8" },
  );
  return { status, stdout };
}

const command = (program: string) => `"${process.execPath}" -e "${program}"`;

describe("Checks that run side by side", () => {
  it("pass if every one passes, and show what each prints below its name", () => {
    const programs = ["console.log(1)", "console.error(2)", "console.log(3)"];
    const { status, stdout } = sideBySide(...programs);
    assert.equal(status, 0);
    const parts = stdout.split("==> ").sort();
    const expected = programs.map((each, index) => `${command(each)}\n${index + 1}\n`);
    assert.deepEqual(parts, ["", ...expected].sort());
  });

  it("fail if one fails, and show what it prints and its name last, after the others have run", () => {
    const failing = "console.log(0);process.exit(2)";
    const { status, stdout } = sideBySide(failing, "setTimeout(console.log,300,1)");
    assert.equal(status, 1);
    assert.deepEqual(stdout.split("\n"), [
      `==> ${command("setTimeout(console.log,300,1)")}`,
      "1",
      `==> ${command(failing)}`,
      "0",
      `FAILED: ${command(failing)}`,
      "",
    ]);
  });

  it("are named by the first words of a long command", () => {
    const { stdout } = sideBySide(`process.exit(1)//${"x".repeat(200)}`);
    const [shown = "", failed] = stdout.split("\n");
    assert.equal(shown.length, "==> ".length + 161);
    assert.equal(failed, shown.replace("==>", "FAILED:"));
  });

  it("fail if a command cannot be started", () => {
    const { status } = spawnSync(process.execPath, [
      path.join(__dirname, "sideBySide.cjs"),
      "no-such-command-of-ours",
    ]);
    assert.equal(status, 1);
  });
});
