import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as path from "node:path";
import { projectFolder } from "../support/program";

const runCommand = path.join(projectFolder, "tools", "commands", "runCommand.ts");

/** Runs a command that prints until nobody reads, in a pipe whose reader closes after the first of it, as head does. */
function piped(end: string): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const script = `
    const { runCommand } = require(${JSON.stringify(runCommand)});
    runCommand(async () => {
      for (let line = 0; line < 50; line += 1) {
        process.stdout.write("x".repeat(100000) + "\\n");
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      ${end}
    });
  `;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["-r", "ts-node/register", "-e", script], {
      cwd: projectFolder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: 120_000,
    });
    let stderr = "";
    child.stdout.once("data", () => child.stdout.destroy());
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.once("error", reject);
    child.once("exit", (code) => {
      resolve({ code, stderr });
    });
  });
}

describe("A command whose output nobody reads to its end", () => {
  it("says nothing of it, and ends with the exit code that it would have had", async () => {
    assert.deepEqual(await piped(""), { code: 0, stderr: "" });
    assert.deepEqual(await piped("process.exitCode = 3;"), { code: 3, stderr: "" });
  });

  it("still reports what it fails with", async () => {
    const { code, stderr } = await piped('throw new Error("the reason");');
    assert.equal(code, 1);
    assert.match(stderr, /the reason/);
    assert.doesNotMatch(stderr, /EPIPE/);
  });
});
