import pc from "picocolors";
import { architectureDiagram } from "../preview/diagram";
import { previewStack, type Program } from "../preview/evaluateStack";
import { readStackConfig } from "../stack/readStackConfig";
import { costText } from "../cost";
import { previewText } from "../preview/text";
import { firstRunSteps } from "./firstRun";
import { rolloutSection } from "./rolloutSection";

/** The generated parts of README, by the name in their markers, from the committed files of a folder. */
export async function readmeSections(
  folder: string,
  program: Program,
): Promise<Readonly<Record<string, string>>> {
  const prod = readStackConfig(folder, "prod");
  const dev = await previewStack(readStackConfig(folder, "dev"), program);
  const text = previewText(dev, { colors: pc.createColors(false), inputs: false });
  const { resources, cost, timeline } = await previewStack(prod, program);
  const pushing = await firstRunSteps(prod, program);
  return {
    preview: fenced("text", previewExcerpt(text)),
    architecture: fenced("mermaid", architectureDiagram(resources)),
    cost: fenced("text", costText(cost, pc.createColors(false))),
    push: fenced("sh", pushing.filter((step) => !step.startsWith("pulumi ")).join("\n")),
    rollout: rolloutSection({ prod: timeline, dev: dev.timeline }),
  };
}

/** The preview's first lines, its count and its first output; an ellipsis stands for the rest. */
export function previewExcerpt(text: string): string {
  const lines = text.trimEnd().split("\n");
  const count = lines.findIndex((line) => line.includes(" resources to create"));
  const outputs = lines.indexOf("Outputs");
  if (count < 0 || outputs < 0) throw new Error("the preview's text has no count or no outputs");
  return [
    ...lines.slice(0, 7),
    "  …",
    lines[count],
    "",
    ...lines.slice(outputs, outputs + 2),
    "  …",
  ].join("\n");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
