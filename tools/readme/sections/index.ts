import * as fs from "node:fs";
import * as path from "node:path";
import { architectureDiagram } from "../../preview/diagram";
import { previewStack, type Program, type StackPreview } from "../../preview/evaluateStack";
import { answerText } from "../../preview/text";
import { readStackConfig } from "../../stack/readStackConfig";
import { plainStyle } from "../../text/style";
import { usd } from "../../text/usd";
import { alarmSection } from "./alarms";
import { answerSection } from "../answerSection";
import { firstRunSteps } from "./firstRun";
import { rolloutSection } from "./rollout";

/** The generated sections of a page, by the names in their markers. */
export type Sections = Readonly<Record<string, string>>;

/**
 * The generated sections in hand-written pages, by page. They are made from the stack files of a folder and the preview
 * of its prod stack.
 */
export async function pageSections(
  folder: string,
  program: Program,
  prod: StackPreview,
): Promise<Readonly<Record<string, Sections>>> {
  const prodConfig = readStackConfig(folder, "prod");
  const dev = await previewStack(readStackConfig(folder, "dev"), program);
  const readme = fs.readFileSync(path.join(folder, "README.md"), "utf8");
  const shown = answerSection(answerText(dev, plainStyle), readme);
  const pushing = await firstRunSteps(prodConfig, program);
  return {
    "README.md": {
      preview: fenced("text", shown),
      architecture: fenced("mermaid", architectureDiagram(prod.resources)),
      judged: [costSentence(prod, dev), "", securitySentence(prod)].join("\n"),
    },
    "docs/deploy.md": {
      push: fenced("sh", pushing.filter((step) => !step.startsWith("pulumi ")).join("\n")),
    },
    "docs/monitoring.md": { alarms: alarmSection() },
    "docs/rollouts.md": {
      rollout: rolloutSection({ prod: prod.timeline, dev: dev.timeline }),
    },
  };
}

/** What both committed stacks cost, in one sentence. */
function costSentence(prod: StackPreview, dev: StackPreview): string {
  const { floor, ceiling } = prod.cost.total;
  return [
    `\`prod\` as committed costs ${usd(floor)} to ${usd(ceiling)} USD a month, depending on the load,`,
    `and \`dev\` ${usd(dev.cost.total.floor)} USD; what is paid by use comes on top.`,
    "[Costs](docs/cost.md) has every line; [Budgets and prices](docs/cost-guide.md) says how to set a limit.",
  ].join(" ");
}

/** How `prod` does against AWS Security Hub's controls, in one sentence. */
function securitySentence({ security }: StackPreview): string {
  const count = (state: string) => security.controls.filter((each) => each.state === state).length;
  return [
    `Of the ${security.controls.length} controls of AWS Security Hub that apply to \`prod\`, ${count("met")} are met,`,
    `${count("accepted")} are accepted with a reason, and ${count("open")} are open until you set \`domain\`.`,
    "[The register](docs/security.md) lists all of them, and the [security guide](docs/security-guide.md) says",
    "what the container may do.",
  ].join(" ");
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
