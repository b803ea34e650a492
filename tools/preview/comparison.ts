import { comparisonJson, comparisonMarkdown, comparisonText, type Comparison } from "../cost";
import type { Style } from "../text/style";
import { asMap } from "../stack/readStackConfig";
import type { StackPreview } from "./evaluateStack";
import { budgetBlocks } from "./markdown";
import { budgetSections } from "./text";

/** The costs of two stacks beside each other, and the budget of the previewed one, in one of three forms. */
export function renderComparison(
  comparison: Comparison,
  preview: Pick<StackPreview, "budget">,
  { json, markdown, style }: { json: boolean; markdown: boolean; style: Style },
): string {
  if (json) {
    const document = { ...asMap(comparisonJson(comparison)), budget: preview.budget ?? null };
    return `${JSON.stringify(document, undefined, 2)}\n`;
  }
  const sections = markdown
    ? [comparisonMarkdown(comparison), ...budgetBlocks(preview)]
    : [comparisonText(comparison, style), ...budgetSections(preview, style)];
  return `${sections.join("\n\n")}\n`;
}
