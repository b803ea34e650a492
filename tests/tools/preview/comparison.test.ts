import assert from "node:assert/strict";
import pc from "picocolors";
import { budgetVerdict, compareCosts } from "../../../tools/cost";
import { renderComparison } from "../../../tools/preview/comparison";
import { costIn, service } from "../cost/fixture";

const colors = pc.createColors(false);
const cost = costIn(service());
const comparison = compareCosts({ name: "dev", cost }, { name: "prod", cost });
const budget = budgetVerdict(cost, 10);

describe("A comparison with a budget", () => {
  it("has what the budget of the previewed stack says, in each form", () => {
    const [first = ""] = budget.message.split("\n");
    const text = renderComparison(comparison, { budget }, { json: false, markdown: false, colors });
    assert.ok(text.includes(`\n\nBudget\n  ${first}\n`), text);
    const page = renderComparison(comparison, { budget }, { json: false, markdown: true, colors });
    assert.ok(page.includes(`\n\n### Budget\n\n\`\`\`text\n${first}\n`), page);
    const json = renderComparison(comparison, { budget }, { json: true, markdown: false, colors });
    assert.deepEqual((JSON.parse(json) as { budget: unknown }).budget, budget);
  });

  it("has nothing of it without one, and null in JSON", () => {
    const none = { budget: undefined };
    const text = renderComparison(comparison, none, { json: false, markdown: false, colors });
    assert.doesNotMatch(text, /Budget/);
    const json = renderComparison(comparison, none, { json: true, markdown: false, colors });
    assert.equal((JSON.parse(json) as { budget: unknown }).budget, null);
  });
});
