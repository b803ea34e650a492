import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bash } from "../../support/bash";
import { packageJson, projectFolder, readYaml } from "../files";

describe(".ci/pulumi", () => {
  const tooOld = "v3.100.0";
  const { requiredPulumiVersion } = readYaml("Pulumi.yaml") as { requiredPulumiVersion: string };
  const oldest = requiredPulumiVersion.replace(">=", "v");

  /** Runs the engine suite with a Pulumi CLI on PATH that is too old, and a Go that cannot build a newer one. */
  function run(ci: string, go: string, ...args: readonly string[]) {
    return runScript("engine", { CI: ci }, { go }, ...args);
  }

  async function runScript(
    suite: string,
    variables: Readonly<Record<string, string>>,
    programs: Readonly<Record<string, string>>,
    ...args: readonly string[]
  ) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-ci-"));
    try {
      const tools = {
        pulumi: `echo ${tooOld}`,
        npm: 'echo the suite runs "$@" with "${MCP_CATALOG_PULUMI#$XDG_CACHE_HOME/}"',
        ...programs,
      };
      for (const [name, script] of Object.entries(tools)) {
        fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      }
      const env = { PATH: `${folder}:/usr/bin:/bin`, XDG_CACHE_HOME: folder, ...variables };
      const script = path.join(projectFolder, ".ci", suite);
      return await bash([script, ...args], { env });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }

  it("fails in CI if the Pulumi CLI is too old and no newer one can be built", async () => {
    const { code, stdout } = await run("true", "echo no modules today >&2; exit 7");
    assert.equal(code, 1);
    assert.match(stdout, /no modules today\nThe Pulumi CLI could not be built/);
  });

  it("fails in CI if the build produces no CLI", async () => {
    const { code, stdout } = await run("true", "touch pulumi");
    assert.equal(code, 1, stdout);
    assert.match(stdout, /is older than 3\.\d+\.\d+, which Pulumi\.yaml asks for/);
  });

  it("lets the suite say that it is skipped, outside CI", async () => {
    const { code, stdout } = await run("", "exit 7");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /could not be built[^]*the suite runs run --silent test:engine -- with \n$/,
    );
  });

  for (const suite of ["engine", "emulator"]) {
    it(`builds the oldest CLI that Pulumi.yaml allows, and gives it to the suite ${suite}`, async () => {
      const variables = { CI: "true", MCP_CATALOG_MOTO: "/moto_server" };
      const go = `[ "$1" != build ] || { echo "echo ${oldest}" >pulumi; chmod +x pulumi; }`;
      const { code, stdout } = await runScript(suite, variables, { go });
      assert.equal(code, 0, stdout);
      const expected = `^Building the Pulumi CLI ${oldest} .*\nthe suite runs run --silent test:${suite}.* with mcp-catalog/pulumi-${oldest}/pulumi\n$`;
      assert.match(stdout, new RegExp(expected));
    });
  }

  it("runs some files with a CLI as new as the SDK, if asked for the newest", async () => {
    const { stdout } = await run("", "exit 7", "newest");
    const { "@pulumi/pulumi": version = "none" } = packageJson().dependencies;
    assert.match(
      stdout,
      new RegExp(`^Building the Pulumi CLI v${version.replaceAll(".", "\\.")} `),
    );
    const files = stdout.match(/tests\/engine\/\S+/g) ?? [];
    assert.ok(files.length > 2);
    for (const file of files) assert.ok(fs.existsSync(path.join(projectFolder, file)), file);
  });
});
