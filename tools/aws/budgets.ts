import { awsModule, free, named, none } from "./kind";

/** Budgets, which tell somebody what is spent. */
export const budgets = awsModule("budgets", {
  budget: {
    price: free("budgets that only tell are free"),
    controls: none("Security Hub has none for budgets"),
    terraform: "aws_budgets_budget",
    cloudFormation: { type: "AWS::Budgets::Budget" },
    behaves: named("budgets", "budget/"),
  },
});
