import { capitals, type Inputs, mapped, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

const budgetTags = mapped({
  tags: to("Tags", mapped({ key: to("Key"), values: to("Values") })),
});

const filter = mapped({
  ands: to("And", (entries: readonly Inputs[]) => entries.map(budgetTags)),
});

const notifications = (entries: readonly Alert[]) =>
  entries.map(({ subscriberEmailAddresses = [], subscriberSnsTopicArns = [], ...about }) => ({
    Notification: mapped(
      capitals("comparisonOperator", "notificationType", "threshold", "thresholdType"),
    )(about),
    Subscribers: [
      ...subscriberEmailAddresses.map((Address) => ({ SubscriptionType: "EMAIL", Address })),
      ...subscriberSnsTopicArns.map((Address) => ({ SubscriptionType: "SNS", Address })),
    ],
  }));

interface Alert extends Inputs {
  readonly subscriberEmailAddresses?: readonly string[];
  readonly subscriberSnsTopicArns?: readonly string[];
}

export const budget: ResourceShape = {
  calls: [
    {
      call: "budgets.CreateBudget",
      always: { AccountId: "123456789012" },
      fields: {
        name: to("Budget.BudgetName"),
        budgetType: to("Budget.BudgetType"),
        timeUnit: to("Budget.TimeUnit"),
        limitAmount: to("Budget.BudgetLimit.Amount"),
        limitUnit: to("Budget.BudgetLimit.Unit"),
        metrics: to("Budget.Metrics", (metric: string) => [metric]),
        filterExpression: to("Budget.FilterExpression", filter),
        notifications: to("NotificationsWithSubscribers", notifications),
        tags: tagList("ResourceTags"),
      },
    },
  ],
};
