import assert from "node:assert/strict";
import { SpendingAlert } from "../../../components";
import { run } from "../../support/program";

describe("The spending alert", () => {
  it("is a monthly budget on the stack's own tags, with messages at 80 % spent and 100 % forecast", async () => {
    const made = await run(() => {
      const { budgetName } = new SpendingAlert("budget", {
        budgetName: "shop-monthly",
        monthly: 60,
        alertEmail: "team@example.com",
        topicArns: ["the-warnings"],
        stackTags: { Project: "shop", Stack: "prod" },
      });
      return { budgetName };
    });
    const mails = (notificationType: string, threshold: number) => ({
      notificationType,
      threshold,
      thresholdType: "PERCENTAGE",
      comparisonOperator: "GREATER_THAN",
      subscriberEmailAddresses: ["team@example.com"],
      subscriberSnsTopicArns: ["the-warnings"],
    });
    assert.deepEqual(made.one("aws:budgets/budget:Budget").inputs, {
      name: "shop-monthly",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "60.00",
      limitUnit: "USD",
      metrics: "UnblendedCost",
      filterExpression: {
        ands: [
          { tags: { key: "Project", values: ["shop"] } },
          { tags: { key: "Stack", values: ["prod"] } },
        ],
      },
      notifications: [mails("ACTUAL", 80), mails("FORECASTED", 100)],
    });
    assert.equal(made.outputs["budgetName"], "shop-monthly");
  });
});
