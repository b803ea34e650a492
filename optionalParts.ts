import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { metrics } from "./componentArgs";
import { ownsCount, ServiceScaling, SpendingAlert, WebAcl, type FargateApp } from "./components";
import type { Settings } from "./settings";

/** How the web ACL's log is encrypted, and the log's name if AWS kept it from before and the stack adopts it. */
export interface WebAclLogs {
  readonly keyArn?: Input<string>;
  readonly keptLogGroup?: string;
}

/** What the optional parts take from the rest of the stack. */
export interface OptionalPartsArgs extends WebAclLogs {
  /** ARNs of the topics of what can wait; empty if nobody is told. */
  readonly topicArns: readonly Input<string>[];
}

/** Makes the parts that a stack has only if its settings ask for them: a web ACL, scaling, an alert on spending. */
export function makeOptionalParts(
  settings: Settings,
  app: FargateApp,
  { keyArn, keptLogGroup, topicArns }: OptionalPartsArgs,
  opts: ComponentResourceOptions,
): void {
  const { waf, scaling, budget, names } = settings;
  if (waf) {
    new WebAcl(
      "waf",
      {
        ...waf,
        aclName: names.webAcl,
        logGroupName: names.webAclLogGroup,
        logRetentionDays: settings.logRetentionDays,
        balancerArn: app.balancer.arn,
        keyArn,
        keepLogs: !settings.disposable,
        keptLogGroup,
      },
      opts,
    );
  }
  if (app.serviceName && ownsCount(scaling)) {
    new ServiceScaling("scaling", { ...metrics(app), scaling, serviceName: app.serviceName }, opts);
  }
  if (budget && (budget.alertEmail !== undefined || topicArns.length > 0)) {
    const { alertEmail } = budget;
    // Who gets every message gets the budget's, too, and once.
    const isTold = alertEmail !== undefined && settings.recipients.emails.includes(alertEmail);
    new SpendingAlert(
      "budget",
      {
        budgetName: names.budget,
        monthly: budget.monthly,
        alertEmail: isTold ? undefined : alertEmail,
        topicArns: [...topicArns],
        stackTags: settings.stackTags,
      },
      opts,
    );
  }
}
