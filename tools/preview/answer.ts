import { plural } from "../../components/common/text/plural";
import { range } from "../cost/views/format";
import type { StackPreview } from "./evaluateStack";
import { nextCommands } from "./next";
import { countResources } from "./tree";

/** How important a line is: nothing to do, worth a look, or a run that would be refused. */
export type Weight = "plain" | "notable" | "refused";

/** One of the six lines at the top of a preview. */
export interface AnswerLine {
  readonly head: string;
  readonly text: string;
  readonly weight: Weight;
}

/** The preview in six lines: resources, cost, security, warnings, secrets and the next command. */
export function answer(preview: StackPreview, changes: readonly string[] = []): AnswerLine[] {
  const [next = ""] = nextCommands(preview, changes);
  return [
    { head: "Resources", text: countText(preview), weight: "plain" },
    cost(preview),
    security(preview),
    warnings(preview),
    secrets(preview),
    { head: "Next", text: next, weight: "plain" },
  ];
}

/** `26 to create (24 aws, 1 docker, 1 random), grouped by 10 components` */
function countText({ resources }: StackPreview): string {
  const counts = countResources(resources);
  const packages = Object.entries(counts.byPackage).map(([name, count]) => `${count} ${name}`);
  return `${counts.resources} to create (${packages.join(", ")}), grouped by ${plural(counts.components, "component")}`;
}

function cost({ cost: { regionKnown, region, total, unknown }, budget }: StackPreview): AnswerLine {
  const head = "Cost";
  if (!regionKnown) return { head, text: `no prices for ${region}`, weight: "notable" };
  const least = unknown === 0 ? "" : "at least ";
  const text = `${least}${range(total)} USD a month`;
  switch (budget?.state) {
    case undefined:
      return { head, text, weight: unknown === 0 ? "plain" : "notable" };
    case "within":
      return { head, text: `${text}, within the budget`, weight: "plain" };
    case "over":
      return { head, text: `${text}, over the budget: pulumi up would refuse`, weight: "refused" };
    case "atRisk":
      return { head, text: `${text}, over the budget with the most tasks`, weight: "notable" };
    case "incomplete":
    case "unknown":
      return { head, text: `${text}; the budget cannot be checked in full`, weight: "notable" };
  }
}

function security({ security: { counts } }: StackPreview): AnswerLine {
  const { met, accepted, open } = counts;
  return {
    head: "Security",
    text: `${plural(open, "open control")} (${met} met, ${accepted} accepted with a reason)`,
    weight: open === 0 ? "plain" : "notable",
  };
}

function warnings({ warnings: all }: StackPreview): AnswerLine {
  return {
    head: "Warnings",
    text: all.length === 0 ? "none" : String(all.length),
    weight: all.length === 0 ? "plain" : "notable",
  };
}

function secrets({ missingSecrets: missing }: StackPreview): AnswerLine {
  const keys = missing.map(({ key }) => key).join(", ");
  return missing.length === 0
    ? { head: "Secrets", text: "none missing", weight: "plain" }
    : { head: "Secrets", text: `${missing.length} not set: ${keys}`, weight: "notable" };
}
