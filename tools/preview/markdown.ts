import { costMarkdown } from "../cost";
import { dayOf, securityMarkdown } from "../security";
import { plainStyle } from "../text/style";
import { answer } from "./answer";
import { architectureDiagram } from "./diagram";
import type { StackPreview } from "./evaluateStack";
import { nextCommands } from "./next";
import { readableText } from "./readable";
import { timelineAssumptions, timelineRows } from "./timelineRows";
import { resourceTree } from "./treeText";

/** The preview as a report for a pull request: first what a reviewer needs to decide, and the rest folded below. */
export function previewMarkdown(preview: StackPreview): string {
  const { project, stack, region } = preview;
  const sections = [
    `## What \`pulumi up\` creates in stack \`${stack}\` of \`${project}\` (${region})`,
    answerTable(preview),
    ...warnings(preview),
    ...budgetBlocks(preview),
    `\`\`\`mermaid\n${architectureDiagram(preview.resources)}\n\`\`\``,
    fold("Next", `\`\`\`sh\n${nextCommands(preview).join("\n")}\n\`\`\``),
    fold("Cost a month", costMarkdown(preview.cost)),
    fold("Security", securityMarkdown(preview.security, dayOf(new Date()))),
    ...rollout(preview),
    fold("Outputs", outputs(preview)),
    fold("Every resource", `\`\`\`text\n${resourceTree(preview, plainStyle)}\n\`\`\``),
    fold(
      "Assumed, because AWS was not asked",
      preview.assumptions.map((line) => `- ${line}`).join("\n"),
    ),
  ];
  return `${sections.join("\n\n")}\n`;
}

function answerTable(preview: StackPreview): string {
  const rows = answer(preview).map(({ head, text }) => `| ${head} | ${inCode(head, text)} |`);
  return ["| | |", "|---|---|", ...rows].join("\n");
}

function inCode(head: string, text: string): string {
  return head === "Next" ? `\`${text}\`` : text;
}

function fold(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

function warnings({ warnings: list }: StackPreview): string[] {
  return list.length > 0 ? [`### Warnings\n\n${list.map((each) => `- ${each}`).join("\n")}`] : [];
}

function outputs(preview: StackPreview): string {
  const rows = Object.entries(preview.outputs).map(
    ([name, value]) => `| \`${name}\` | \`${readableText(value).replaceAll("\n", "` <br/> `")}\` |`,
  );
  return ["| output | value |", "|---|---|", ...rows].join("\n");
}

/** Whether the stack keeps to its budget, if it has one. */
export function budgetBlocks({ budget: verdict }: Pick<StackPreview, "budget">): string[] {
  return verdict ? [`### Budget\n\n\`\`\`text\n${verdict.message}\n\`\`\``] : [];
}

function rollout({ timeline }: StackPreview): string[] {
  if (!timeline) return [];
  const rows = timelineRows(timeline).map(({ what, after }) => `| ${what} | ${after} |`);
  const table = ["| | after |", "|---|---:|", ...rows].join("\n");
  return [fold("How long a rollout takes", `${table}\n\n${timelineAssumptions.join(" ")}`)];
}
