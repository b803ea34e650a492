import pc from "picocolors";
import { costMarkdown } from "../cost";
import { dayOf, securityMarkdown } from "../security";
import type { StackPreview } from "./evaluateStack";
import { architectureDiagram } from "./diagram";
import { readableText, countLine, resourceTree } from "./text";
import { timelineAssumptions, timelineRows } from "./timelineRows";

/** The preview as a report for a pull request. */
export function previewMarkdown(preview: StackPreview): string {
  const plain = pc.createColors(false);
  const { project, stack, region } = preview;
  const sections = [
    `## What \`pulumi up\` creates in stack \`${stack}\` of \`${project}\` (${region})`,
    countLine(preview.resources).trim(),
    `\`\`\`mermaid\n${architectureDiagram(preview.resources)}\n\`\`\``,
    details("Every resource", `\`\`\`text\n${resourceTree(preview, plain)}\n\`\`\``),
    ...warnings(preview),
    ...missingSecrets(preview),
    `### Outputs\n\n${outputs(preview)}`,
    `### Cost a month\n\n${costMarkdown(preview.cost)}`,
    ...budgetBlocks(preview),
    `### Security\n\n${securityMarkdown(preview.security, dayOf(new Date()))}`,
    ...rollout(preview),
    `### Assumed, since nobody was asked\n\n${preview.assumptions.map((line) => `- ${line}`).join("\n")}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

function warnings({ warnings: list }: StackPreview): string[] {
  return list.length > 0 ? [`### Warnings\n\n${list.map((each) => `- ${each}`).join("\n")}`] : [];
}

function missingSecrets({ missingSecrets: missing }: StackPreview): string[] {
  if (missing.length === 0) return [];
  const rows = missing.map(({ key, command }) => `| \`${key}\` | \`${command}\` |`);
  return [
    [
      "### Secrets that `pulumi up` will ask for",
      "",
      "| key | set it with |",
      "|---|---|",
      ...rows,
    ].join("\n"),
  ];
}

function outputs(preview: StackPreview): string {
  const rows = Object.entries(preview.outputs).map(
    ([name, value]) => `| \`${name}\` | \`${readableText(value).replaceAll("\n", "` <br/> `")}\` |`,
  );
  return ["| output | value |", "|---|---|", ...rows].join("\n");
}

/** Whether it keeps to its budget, if it has one. */
export function budgetBlocks({ budget: verdict }: Pick<StackPreview, "budget">): string[] {
  return verdict ? [`### Budget\n\n\`\`\`text\n${verdict.message}\n\`\`\``] : [];
}

function rollout({ timeline }: StackPreview): string[] {
  if (!timeline) return [];
  const rows = timelineRows(timeline).map(({ what, after }) => `| ${what} | ${after} |`);
  return [
    ["### How long a rollout takes", "", "| | after |", "|---|---:|", ...rows].join("\n"),
    timelineAssumptions.join(" "),
  ];
}
