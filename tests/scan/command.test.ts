import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { findTools } from "../../tools/scan/tools";
import { projectFolder } from "../support/program";

/** Runs `npm run scan -- …`. */
async function scan(...args: readonly string[]) {
  const cli = path.join(projectFolder, "tools", "commands", "scan.ts");
  const child = spawn(process.execPath, ["-r", "ts-node/register", cli, ...args], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, MCP_CATALOG_SCANNERS: findTools()?.python, NO_COLOR: "1" },
  });
  const [output, said, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number | null]>,
  ]);
  return { output, said, code };
}

interface Counts {
  readonly open: number;
  readonly accepted: number;
  readonly passed: number;
}

describe("npm run scan", () => {
  it("fails where something is open, and names it", async () => {
    // Nobody accepts this in prod.
    const { output, code } = await scan(
      "--stack",
      "prod",
      "--config",
      "monitoring.containerInsights=disabled",
    );
    assert.equal(code, 1);
    assert.match(output, /^prod monitoring\.containerInsights=disabled, us-east-1$/m);
    assert.match(
      output,
      /^Open$[^]*^ {2}CKV_AWS_65 {2}.*\n {4}app-cluster {2}mcp-catalog-cluster$/m,
    );
  });

  it("succeeds where everything open is the guide's", async () => {
    const { output, code } = await scan("--guide", "--json");
    assert.equal(code, 0);
    const [guide] = JSON.parse(output) as { readonly checkov: Counts; readonly linter: Counts }[];
    assert.ok(guide);
    assert.deepEqual([guide.checkov.accepted, guide.linter.passed], [0, 2]);
    assert.ok(guide.checkov.open > 20 && guide.checkov.passed > 20, JSON.stringify(guide.checkov));
  });

  it("says of a stack without a file which ones there are", async () => {
    const { said, code } = await scan("--stack", "staging");
    assert.equal(code, 1);
    assert.match(said, /^There is no Pulumi\.staging\.yaml\. Stacks with a file here: /);
  });
});
