import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bash } from "../support/bash";
import { readProjectFile, sourceFiles } from "./files";

describe("A test that runs Bash", () => {
  it("reads no startup file of the user", async () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-bash-"));
    try {
      fs.writeFileSync(path.join(home, ".bashrc"), "echo from the startup file\n");
      const { stdout } = await bash(["-c", "echo from the test"], { env: { HOME: home } });
      assert.equal(stdout, "from the test\n");
    } finally {
      fs.rmSync(home, { recursive: true });
    }
  });

  it("uses tests/support/bash.ts", () => {
    const own = /\b(?:runProgram|mustSucceed|answerOf)\(\s*"(?:\/bin\/)?bash"/;
    const files = sourceFiles(["tests"]);
    assert.deepEqual(
      files.filter((file) => own.test(readProjectFile(file))),
      ["tests/support/bash.ts"],
    );
  });
});
