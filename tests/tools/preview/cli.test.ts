import assert from "node:assert/strict";
import { plainStyle } from "../../../tools/text/style";
import { previewMarkdown } from "../../../tools/preview/markdown";
import { previewJson } from "../../../tools/preview/json";
import { previewText } from "../../../tools/preview/text";
import { previewCommitted } from "../../support/stack";
import { main } from "../../../tools/commands/preview";
import { onDev, runMain, type RanMain } from "../../support/command";

const preview = (args: readonly string[]) => runMain(main, args);

/** It printed this without colours, and on standard error only the stack. */
function assertPrinted({ code, stderr, ...ended }: RanMain, stdout: string): void {
  assert.deepEqual([code, stderr.replace(onDev, "")], [0, ""]);
  assert.deepEqual(ended, { stdout, calls: [] });
  assert.ok(!stdout.includes(String.fromCharCode(27)), "no colours");
}

describe("npm run preview", () => {
  it("shows dev, without colours if no terminal reads it", async () => {
    const text = previewText(await previewCommitted("dev"), plainStyle);
    assertPrinted(await preview([]), text);
  });

  it("shows another stack with other values, and every input alone, with --inputs", async () => {
    const changes = ["imageTag=v1.1.0", "network.mode=dedicated"];
    const expected = await previewCommitted("prod", changes);
    const args = ["-s", "prod", "--config", ...changes, "--inputs"];
    assertPrinted(
      await preview(args),
      previewText(expected, { ...plainStyle, parts: ["inputs"], settings: changes }),
    );
  });

  it("prints JSON and nothing else with --json", async () => {
    const args = ["--stack", "prod", "--config", "imageTag=v1.1.0", "--json"];
    const ended = await preview(args);
    assertPrinted(ended, previewJson(await previewCommitted("prod", ["imageTag=v1.1.0"])));
    assert.equal((JSON.parse(ended.stdout) as { stack: string }).stack, "prod");
  });

  it("prints Markdown with --markdown, and takes --config more than once", async () => {
    const args = ["--markdown", "-c", "imageTag=v1.1.0", "-c", "desiredCount=3", "-s", "prod"];
    const expected = await previewCommitted("prod", ["imageTag=v1.1.0", "desiredCount=3"]);
    assertPrinted(await preview(args), previewMarkdown(expected));
  });

  it("compares, and still refuses what is over its budget, as pulumi up would", async () => {
    const args = ["-s", "prod", "-c", "budget.monthly=10", "--compare-config", "cpu=512"];
    const over = await preview([...args, "memory=1024"]);
    assert.deepEqual([over.code, over.stderr], [1, ""]);
    assert.match(
      over.stdout,
      /^ {2}USD a month, prod cpu=512 memory=1024 → prod budget\.monthly=10\n/,
    );
    assert.match(
      over.stdout,
      /\n\nBudget\n {2}The stack costs .* its budget is 10\.00: over it\n {4}by/,
    );
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    [
      "--json with --markdown",
      ["--json", "--markdown"],
      /--markdown' cannot be used with .*--json/,
    ],
    ["an unknown option", ["--stak", "prod"], /unknown option '--stak'/],
    [
      "no key and value to compare with",
      ["--compare-config", "cpu"],
      /^--compare-config wants key=value, got cpu$/m,
    ],
    ["a second argument", ["prod", "dev"], /too many arguments/],
    [
      "an unknown stack",
      ["-s", "production"],
      /^There is no Pulumi\.production\.yaml\. .*dev, prod/,
    ],
    ["what is no key and value", ["-c", "imageTag"], /^--config wants key=value, got imageTag$/m],
    [
      "a secret among its arguments",
      ["-s", "prod", "-c", "supabaseKey=canary"],
      /^supabaseKey is a secret, [^]*\npulumi config set --secret supabaseKey --stack prod$/m,
    ],
    [
      "a bad setting",
      ["-s", "prod", "-c", "memory=700", "-c", "imageTagg=v1"],
      /^2 problems in the configuration of stack prod \(Pulumi\.prod\.yaml\):\n\n {2}imageTagg .*\n {2}memory /,
    ],
  ];
  for (const [what, args, message] of refusals) {
    it(`refuses ${what}: once, on standard error, without a stack trace`, async () => {
      const { code, stdout, stderr } = await preview(args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^\s+at |node_modules|Error:|canary|network:/m);
      const [first = ""] = stderr.split("\n");
      assert.equal(stderr.split(first).length, 2, "the message stands there once");
    });
  }
});
