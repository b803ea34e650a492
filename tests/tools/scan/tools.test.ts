import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { bash } from "../../support/bash";
import {
  findTools,
  installedPython,
  pinned,
  toolsMissing,
} from "../../../tools/scan/scanners/tools";
import { projectFolder } from "../../support/program";
import { main } from "../../../tools/commands/scan";
import { runMain, unfolded } from "../../support/command";
import { inFolder } from "../../support/folder";

const versions = Object.values(pinned).join(" ");

/** A program that prints a text, whatever it is asked. */
async function printing(folder: string, text: string): Promise<string> {
  const file = path.join(folder, "python");
  await fs.writeFile(file, `#!/bin/sh\necho "${text}"\n`, { mode: 0o755 });
  return file;
}

describe("The scanners", () => {
  it("are pinned, each to one version", () => {
    assert.deepEqual(Object.keys(pinned), ["checkov", "ol-parliament", "cfn-lint"]);
    for (const version of Object.values(pinned)) assert.match(version, /^\d+(\.\d+)+$/);
  });

  it("are those that the variable names, of the pinned versions", async () => {
    await inFolder({}, async (folder) => {
      const python = await printing(folder, versions);
      assert.deepEqual(findTools({ MCP_CATALOG_SCANNERS: python }), { python, versions: pinned });
    });
  });

  it("are not taken in other versions, and neither is a file that does not run", async () => {
    await inFolder({}, async (folder) => {
      const python = await printing(folder, `${versions}.1`);
      assert.equal(findTools({ MCP_CATALOG_SCANNERS: python }), undefined);
      assert.equal(findTools({ MCP_CATALOG_SCANNERS: folder }), undefined);
      assert.equal(findTools({ XDG_CACHE_HOME: folder }), undefined);
    });
  });

  it("are looked for where .ci/scan installs them", async () => {
    await inFolder({}, async (folder) => {
      const python = installedPython({ XDG_CACHE_HOME: folder });
      await fs.mkdir(path.dirname(python), { recursive: true });
      await fs.writeFile(python, "#!/bin/sh\n", { mode: 0o755 });
      const script = '. .ci/python; python_packages tools/scan checkov; echo "$packages"';
      const found = await bash(["-c", script], {
        cwd: projectFolder,
        env: { XDG_CACHE_HOME: folder },
      });
      assert.equal(`${found.stdout.trim()}/bin/python`, python);
    });
  });
});

describe("npx catalog scan", () => {
  it("says what installs the scanners if there are none, and fails", async () => {
    const { stderr, ...ended } = await runMain(main, ["--stack", "prod"]);
    assert.deepEqual(ended, { code: 2, stdout: "", calls: [] });
    assert.equal(unfolded(stderr), toolsMissing);
  });

  it("describes itself", async () => {
    const { code, stdout } = await runMain(main, ["--help"]);
    assert.equal(code, 0);
    for (const option of ["--stack", "--config", "--guide", "--json"])
      assert.ok(stdout.includes(option), option);
  });
});
