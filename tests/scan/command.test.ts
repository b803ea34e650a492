import assert from "node:assert/strict";
import { main } from "../../tools/commands/scan";
import { findTools } from "../../tools/scan/scanners/tools";
import { runMain } from "../support/command";

/** Runs `catalog scan …` with the scanners on this machine. */
function scan(...args: readonly string[]) {
  return runMain(main, args, {}, { env: { MCP_CATALOG_SCANNERS: findTools()?.python } });
}

interface Counts {
  readonly open: number;
  readonly accepted: number;
  readonly passed: number;
}

describe("npx catalog scan", () => {
  it("fails if something is open, and names it", async () => {
    // Nobody accepts this finding in prod.
    const { stdout, code } = await scan(
      "--stack",
      "prod",
      "--config",
      "monitoring.containerInsights=disabled",
    );
    assert.equal(code, 1);
    assert.match(stdout, /^prod monitoring\.containerInsights=disabled, us-east-1$/m);
    assert.match(
      stdout,
      /^Open$[^]*^ {2}CKV_AWS_65 {2}.*\n {4}app-cluster {2}mcp-catalog-cluster$/m,
    );
  });

  it("succeeds if only the guide's findings are open", async () => {
    const { stdout, code } = await scan("--guide", "--json");
    assert.equal(code, 0);
    const [guide] = JSON.parse(stdout) as { readonly checkov: Counts; readonly linter: Counts }[];
    assert.ok(guide);
    assert.deepEqual([guide.checkov.accepted, guide.linter.passed], [0, 2]);
    assert.ok(guide.checkov.open > 20 && guide.checkov.passed > 20, JSON.stringify(guide.checkov));
  });

  it("lists the stacks that have a file if asked for another", async () => {
    const { stderr, code } = await scan("--stack", "staging");
    assert.equal(code, 2);
    assert.match(stderr, /^There is no Pulumi\.staging\.yaml\. Stacks with a file here: /);
  });
});
