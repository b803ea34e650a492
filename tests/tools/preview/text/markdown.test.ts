import assert from "node:assert/strict";
import { architectureDiagram } from "../../../../tools/preview/diagram";
import type { StackPreview } from "../../../../tools/preview/evaluateStack";
import { previewMarkdown } from "../../../../tools/preview/markdown";
import { nextCommands } from "../../../../tools/preview/next";
import { resourceTree } from "../../../../tools/preview/treeText";
import { plainStyle } from "../../../../tools/text/style";
import { previewCommitted } from "../../../support/stack";

describe("The preview as Markdown", () => {
  let prod: StackPreview;
  let markdown: string;
  before(async () => {
    prod = await previewCommitted("prod");
    markdown = previewMarkdown(prod);
  });

  it("has its heading, its warnings and its folded parts in this order", () => {
    assert.deepEqual(markdown.match(/^#+ .*$/gm), [
      "## What `pulumi up` creates in stack `prod` of `mcp-catalog` (us-east-1)",
      "### Warnings",
    ]);
    assert.deepEqual(
      [...markdown.matchAll(/<summary>(.*)<\/summary>/g)].map(([, title]) => title),
      [
        "Next",
        "Cost a month",
        "Security",
        "How long a rollout takes",
        "Outputs",
        "Every resource",
        "Assumed, because AWS was not asked",
      ],
    );
  });

  it("begins with the answer in six rows", () => {
    const rows = markdown.split("\n\n")[1]?.split("\n") ?? [];
    assert.deepEqual(rows.slice(0, 2), ["| | |", "|---|---|"]);
    assert.deepEqual(
      rows.slice(2).map((row) => row.split(" | ")[0]),
      ["| Resources", "| Cost", "| Security", "| Warnings", "| Secrets", "| Next"],
    );
    assert.equal(rows.at(-1), "| Next | `pulumi config set --secret supabaseUrl --stack prod` |");
  });

  it("has the diagram and the tree in fences that each end", () => {
    const fences = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)];
    assert.deepEqual(
      fences.map(([, language, body]) => [language, body]),
      [
        ["mermaid", architectureDiagram(prod.resources)],
        ["sh", nextCommands(prod).join("\n")],
        ["text", resourceTree(prod, plainStyle)],
      ],
    );
    assert.match(markdown, /<details><summary>Every resource<\/summary>\n\n```text\n/);
    assert.match(markdown, /\n```\n\n<\/details>\n/);
  });

  it("has a row for every output, and a point for every assumption", () => {
    const rows = [...markdown.matchAll(/^\| `(\w+)` \| `(?!pulumi config)/gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(rows, Object.keys(prod.outputs));
    assert.deepEqual(
      markdown.split("<summary>Assumed")[1]?.match(/^- .*$/gm),
      prod.assumptions.map((line) => `- ${line}`),
    );
  });

  it("has no colour codes, no stand-in, and no line that ends with a space", () => {
    assert.ok(!markdown.includes(String.fromCharCode(27)));
    assert.doesNotMatch(markdown, /0abcdef|undefined|\[object/);
    assert.doesNotMatch(markdown, / $/m);
    assert.match(markdown, /[^\n]\n$/);
  });

  it("keeps an output of several lines in its row", () => {
    const steps = previewMarkdown({
      ...prod,
      outputs: { nextSteps: ["docker login", "pulumi up"] },
    });
    assert.match(steps, /^\| `nextSteps` \| `docker login` <br\/> `pulumi up` \|$/m);
  });
});
