import assert from "node:assert/strict";
import pc from "picocolors";
import { architectureDiagram } from "../../../tools/preview/diagram";
import type { StackPreview } from "../../../tools/preview/evaluateStack";
import { previewMarkdown } from "../../../tools/preview/markdown";
import { countLine, resourceTree } from "../../../tools/preview/text";
import { previewCommitted } from "../../support/stack";

describe("The preview as Markdown", () => {
  let prod: StackPreview;
  let markdown: string;
  before(async () => {
    prod = await previewCommitted("prod");
    markdown = previewMarkdown(prod);
  });

  it("has its headings in this order", () => {
    assert.deepEqual(markdown.match(/^#+ .*$/gm), [
      "## What `pulumi up` creates in stack `prod` of `mcp-catalog` (us-east-1)",
      "### Warnings",
      "### Secrets that `pulumi up` will ask for",
      "### Outputs",
      "### Cost a month",
      "### Security",
      "### How long a rollout takes",
      "### Assumed, since nobody was asked",
    ]);
    assert.ok(markdown.includes(`\n\n${countLine(prod.resources).trim()}\n\n`));
  });

  it("has the diagram and the tree in fences that each end", () => {
    const fences = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)];
    assert.deepEqual(
      fences.map(([, language, body]) => [language, body]),
      [
        ["mermaid", architectureDiagram(prod.resources)],
        ["text", resourceTree(prod, pc.createColors(false))],
      ],
    );
    assert.match(markdown, /<details><summary>Every resource<\/summary>\n\n```text\n/);
    assert.match(markdown, /\n```\n\n<\/details>\n/);
  });

  it("has a table of missing secrets with their commands", () => {
    assert.ok(
      markdown.includes(
        [
          "| key | set it with |",
          "|---|---|",
          "| `supabaseUrl` | `pulumi config set --secret supabaseUrl --stack prod` |",
          "| `supabaseKey` | `pulumi config set --secret supabaseKey --stack prod` |",
          "",
        ].join("\n"),
      ),
    );
  });

  it("has a row for every output, and a point for every assumption", () => {
    const rows = [...markdown.matchAll(/^\| `(\w+)` \| `(?!pulumi config)/gm)].map(
      ([, name]) => name,
    );
    assert.deepEqual(rows, Object.keys(prod.outputs));
    assert.deepEqual(
      markdown.split("### Assumed")[1]?.match(/^- .*$/gm),
      prod.assumptions.map((line) => `- ${line}`),
    );
  });

  it("has no colour codes, no stand-in, and no line that ends with a space", () => {
    assert.ok(!markdown.includes(String.fromCharCode(27)));
    assert.doesNotMatch(markdown, /0abcdef|undefined|\[object/);
    assert.doesNotMatch(markdown, / $/m);
    assert.match(markdown, /[^\n]\n$/);
  });

  it("has no table of secrets where none is missing", async () => {
    const dev = previewMarkdown(await previewCommitted("dev"));
    assert.doesNotMatch(dev, /Secrets that|set it with/);
  });

  it("keeps an output of several lines in its row", () => {
    const steps = previewMarkdown({
      ...prod,
      outputs: { nextSteps: ["docker login", "pulumi up"] },
    });
    assert.match(steps, /^\| `nextSteps` \| `docker login` <br\/> `pulumi up` \|$/m);
  });
});
