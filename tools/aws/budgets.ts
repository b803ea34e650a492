import { actions, and, needs } from "../permissions/types";
import { awsModule, free, named, none } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/budget");

/** Budgets, which notify somebody of spending. */
export const budgets = awsModule("budgets", {
  budget: {
    price: free("budgets that only tell are free"),
    controls: none("Security Hub has none for budgets"),
    terraform: "aws_budgets_budget",
    cloudFormation: {
      type: "AWS::Budgets::Budget",
      properties: { AccountId: undefined },
      tags: "ResourceTags",
    },
    calls: async () => (await calls()).budget,
    permissions: and(needs("budgets", "ViewBudget ListTagsForResource", `ModifyBudget ${tags}`), {
      reads: actions("billing", "GetBillingViewData"),
    }),
    behaves: named("budgets", "budget/"),
  },
});
