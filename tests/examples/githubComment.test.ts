import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../support/program";
import { Desk, folder, jobsOf } from "./workflows";

describe("The report of a pull request", () => {
  let desk: Desk;
  beforeEach(() => {
    desk = new Desk();
    diffing('echo "### $stack: changes nothing"');
  });
  afterEach(() => {
    fs.rmSync(desk.folder, { recursive: true, force: true });
  });
  /** `npm run catalog -- diff` does this, and `npm run preview` names the stack. */
  const diffing = (does: string) => {
    desk.program(
      "npm",
      `stack="\${*: -2:1}"; if [[ "$*" == *" diff "* ]]; then ${does}; else echo "## Stack $stack"; fi`,
    );
  };
  const report = (...stacks: readonly string[]) =>
    desk.run([path.join(projectFolder, folder, "report"), "acme", ...stacks]);

  it("has each stack's price and what would change, below the mark by which the comment is found", async () => {
    const { code, calls, output, stderr } = await report("dev", "prod");
    assert.equal(code, 0, stderr);
    assert.deepEqual(calls, [
      "npm run --silent catalog -- diff acme/dev --markdown",
      "npm run --silent preview -- --stack dev --markdown",
      "npm run --silent catalog -- diff acme/prod --markdown",
      "npm run --silent preview -- --stack prod --markdown",
    ]);
    const [first = "", ...lines] = output.trimEnd().split("\n");
    const [, end] = /^report<<([0-9a-f]{32})$/.exec(first) ?? [];
    assert.equal(lines.at(-1), end);
    assert.equal(lines[0], "<!-- mcp-catalog preview -->");
    assert.deepEqual(lines.slice(1, 4), ["### acme/dev: changes nothing", "", "## Stack dev"]);
  });

  it("is written even if a preview fails, says so, and fails the run", async () => {
    diffing('echo "error: no such role" >&2; exit 1');
    const { code, output } = await report("dev");
    assert.equal(code, 1);
    assert.match(output, /<code>pulumi preview<\/code> failed in <code>dev<\/code>/);
    assert.match(output, /^error: no such role$/m);
  });

  it("is short enough for a comment", async () => {
    diffing('for i in $(seq 2000); do printf "%0300d\\n" "$i"; done; exit 1');
    const { code, output } = await report("dev", "prod");
    assert.equal(code, 1);
    assert.ok(output.length < 65_536, String(output.length));
    assert.match(output, /^The last 200 of 2000 lines\.$/m);
  });
});

describe("The comment on a pull request", () => {
  const script = jobsOf("pull-request.yml").at(-1)?.steps[0]?.run ?? "";
  const comment = async (found: string) => {
    const desk = new Desk();
    try {
      desk.program("gh", `[[ "$*" == *--jq* ]] && echo "${found}"; exit 0`);
      const env = { REPOSITORY: "acme/shop", NUMBER: "7", REPORT: "<!-- mcp-catalog preview -->" };
      return await desk.run(["-e", "-o", "pipefail", "-c", script], env);
    } finally {
      fs.rmSync(desk.folder, { recursive: true, force: true });
    }
  };

  it("is made once", async () => {
    const { code, calls } = await comment("");
    assert.equal(code, 0);
    assert.equal(
      calls.at(-1),
      "gh api --silent repos/acme/shop/issues/7/comments --field body=@comment.md",
    );
  });

  it("is updated by the next push", async () => {
    const { calls } = await comment("4711");
    assert.equal(
      calls.at(-1),
      "gh api --silent --method PATCH repos/acme/shop/issues/comments/4711 --field body=@comment.md",
    );
  });
});
