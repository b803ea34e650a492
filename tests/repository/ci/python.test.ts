import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bash } from "../../support/bash";
import { projectFolder, readProjectFile } from "../files";

describe("What Python needs", () => {
  for (const where of ["tests/emulator", "tests/repository", "tools/scan"]) {
    it(`is pinned, and locked with all its dependencies, in ${where}`, () => {
      const pins = readProjectFile(`${where}/requirements.in`).trim().split("\n");
      const lock = readProjectFile(`${where}/requirements.txt`);
      for (const pin of pins) {
        assert.match(pin, /^[\w-]+(?:\[[\w,-]+\])?==\d+(?:\.\d+)+$/);
        const locked = `\n${pin.replace(/\[.*\]/, "")} \\\n    --hash=sha256:`;
        assert.ok(lock.includes(locked), `${pin}: see AGENTS.md, "What each dependency is for"`);
      }
      const locked = lock.match(/^[a-z].*$/gm) ?? [];
      for (const each of locked) assert.match(each, /^[\w.-]+(?:\[[\w,-]+\])?==\S+ (?:; .* )?\\$/);
    });
  }

  it("is installed by its hashes, outside the checkout, and CI fails if Python exists but it is missing", async () => {
    const failing = await fs.promises.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-ci-"));
    try {
      const python = path.join(failing, "python3");
      fs.writeFileSync(python, "#!/bin/sh\necho no packages today >&2\nexit 7\n", { mode: 0o755 });
      for (const [ci, expected] of [
        ["true", 1],
        ["", 0],
      ] as const) {
        const { code, stdout } = await bash(
          ["-c", '. .ci/python; python_packages tools/scan checkov; echo "[$packages]"'],
          {
            cwd: projectFolder,
            env: {
              PATH: `${failing}:${process.env["PATH"] ?? ""}`,
              XDG_CACHE_HOME: failing,
              CI: ci,
            },
          },
        );
        assert.equal(code, expected, stdout);
        assert.match(stdout, /no packages today\nThey could not be installed/);
        if (code === 0) assert.match(stdout, /\[\]\n$/);
      }
    } finally {
      fs.rmSync(failing, { recursive: true });
    }
    assert.match(readProjectFile(".ci/python"), /install .*--require-hashes/);
  });
});
