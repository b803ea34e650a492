import assert from "node:assert/strict";
import { plainStyle } from "../../../../tools/text/style";
import { wrap } from "../../../../tools/text/wrap";
import { budgetVerdict, compareCosts } from "../../../../tools/cost";
import { renderComparison } from "../../../../tools/preview/comparison";
import { costIn, service } from "../../cost/fixture";

const style = plainStyle;
const cost = costIn(service());
const comparison = compareCosts({ name: "dev", cost }, { name: "prod", cost });
const budget = budgetVerdict(cost, 10);

describe("A comparison with a budget", () => {
  it("has what the budget of the previewed stack says, in each form", () => {
    const [first = ""] = budget.message.split("\n");
    const text = renderComparison(comparison, { budget }, { json: false, markdown: false, style });
    assert.ok(text.includes(`\n\nBudget\n${wrap(first, { first: "  ", rest: "    " })}\n`), text);
    const page = renderComparison(comparison, { budget }, { json: false, markdown: true, style });
    assert.ok(page.includes(`\n\n### Budget\n\n\`\`\`text\n${first}\n`), page);
    const json = renderComparison(comparison, { budget }, { json: true, markdown: false, style });
    assert.deepEqual((JSON.parse(json) as { budget: unknown }).budget, budget);
  });

  it("has no line about a budget without one, and null in JSON", () => {
    const none = { budget: undefined };
    const text = renderComparison(comparison, none, { json: false, markdown: false, style });
    assert.doesNotMatch(text, /Budget/);
    const json = renderComparison(comparison, none, { json: true, markdown: false, style });
    assert.equal((JSON.parse(json) as { budget: unknown }).budget, null);
  });
});
