import assert from "node:assert/strict";
import * as path from "node:path";
import { runProgram } from "../../tools/programs/run";

/** Runs commands side by side. */
function sideBySide(...commands: readonly string[]) {
  return runProgram(process.execPath, [path.join(__dirname, "sideBySide.cjs"), ...commands]);
}

const command = (program: string) => `"${process.execPath}" -e "${program}"`;

describe("Checks that run side by side", () => {
  it("pass if every one passes, and show what each prints below its name", async () => {
    const programs = ["console.log(1)", "console.error(2)", "console.log(3)"];
    const { code, stdout } = await sideBySide(...programs.map(command));
    assert.equal(code, 0);
    const parts = stdout.split("==> ").sort();
    const expected = programs.map((each, index) => `${command(each)}\n${index + 1}\n`);
    assert.deepEqual(parts, ["", ...expected].sort());
  });

  it("fail if one fails, and show what it prints and its name last, after the others have run", async () => {
    const failing = "console.log(0);process.exit(2)";
    const { code, stdout } = await sideBySide(
      ...[failing, "setTimeout(console.log,300,1)"].map(command),
    );
    assert.equal(code, 1);
    assert.deepEqual(stdout.split("\n"), [
      `==> ${command("setTimeout(console.log,300,1)")}`,
      "1",
      `==> ${command(failing)}`,
      "0",
      `FAILED: ${command(failing)}`,
      "",
    ]);
  });

  it("are named by the first words of a long command", async () => {
    const { stdout } = await sideBySide(command(`process.exit(1)//${"x".repeat(200)}`));
    const [shown = "", failed] = stdout.split("\n");
    assert.equal(shown.length, "==> ".length + 161);
    assert.equal(failed, shown.replace("==>", "FAILED:"));
  });

  it("fail if a command cannot be started", async () => {
    const { code } = await sideBySide("no-such-command-of-ours");
    assert.equal(code, 1);
  });
});
