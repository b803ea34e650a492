import * as pulumi from "@pulumi/pulumi";
import * as budgets from "@pulumi/aws/budgets";

/** The budget of a stack. */
export interface Budget {
  /** Limit in USD a month. */
  readonly monthly: number;
  /** E-mail address that AWS Budgets writes to, beside those that get every message; undefined for none. */
  readonly alertEmail?: string;
}

/** The limit, and whom to notify. */
export interface SpendingAlertArgs {
  /** Physical name of the budget. */
  readonly budgetName: string;
  /** Limit in USD a month. */
  readonly monthly: number;
  /** Address that AWS Budgets mails; undefined for none. */
  readonly alertEmail?: string;
  /** ARNs of the topics that get the messages: AWS Budgets takes one at most. */
  readonly topicArns: pulumi.Input<string>[];
  /**
   * Tags that only this stack's resources carry. AWS Budgets sees them once they are cost allocation tags.
   * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
   */
  readonly stackTags: Readonly<Record<string, string>>;
}

/** Percentages of the budget at which AWS sends a message: of the spending so far, and of the forecast for the month. */
const thresholds = [
  { notificationType: "ACTUAL", threshold: 80 },
  { notificationType: "FORECASTED", threshold: 100 },
] as const;

/**
 * A budget in AWS Budgets, which sends its messages before the month ends.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export class SpendingAlert extends pulumi.ComponentResource {
  /** Name of the budget in AWS Budgets. */
  public readonly budgetName: pulumi.Output<string>;

  constructor(name: string, args: SpendingAlertArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:budget:SpendingAlert", name, {}, opts);
    const budget = new budgets.Budget(
      name,
      {
        name: args.budgetName,
        budgetType: "COST",
        timeUnit: "MONTHLY",
        limitAmount: args.monthly.toFixed(2),
        limitUnit: "USD",
        metrics: "UnblendedCost",
        filterExpression: {
          ands: Object.entries(args.stackTags).map(([key, value]) => ({
            tags: { key, values: [value] },
          })),
        },
        notifications: thresholds.map((each) => ({
          ...each,
          comparisonOperator: "GREATER_THAN",
          thresholdType: "PERCENTAGE",
          subscriberEmailAddresses: args.alertEmail === undefined ? undefined : [args.alertEmail],
          subscriberSnsTopicArns: args.topicArns.length === 0 ? undefined : [...args.topicArns],
        })),
      },
      { parent: this },
    );
    this.budgetName = budget.name;
    this.registerOutputs({ budgetName: this.budgetName });
  }
}
