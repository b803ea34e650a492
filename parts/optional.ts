import type { Input } from "@pulumi/pulumi";
import { ownsCount, ServiceScaling, SpendingAlert, WebAcl, type FargateApp } from "../components";
import { metrics } from "./monitoring";
import type { Common, Stack } from "./stack";

/**
 * Makes the parts that a stack has only if its settings ask for them: a web ACL, scaling, an alert on spending. The
 * topics are those of messages that can wait; empty if nobody gets messages.
 */
export function makeOptionalParts(
  stack: Stack,
  common: Common,
  app: FargateApp,
  topicArns: readonly Input<string>[],
): void {
  makeWebAcl(stack, common, app);
  makeScaling(stack, app);
  makeSpendingAlert(stack, topicArns);
}

function makeWebAcl({ settings, found, opts }: Stack, { keyArn }: Common, app: FargateApp): void {
  const { waf, names } = settings;
  if (!waf) return;
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
      keptLogGroup: found.kept.webAclLogGroup,
    },
    opts,
  );
}

function makeScaling({ settings: { scaling }, opts }: Stack, app: FargateApp): void {
  if (!app.serviceName || !ownsCount(scaling)) return;
  const { serviceName } = app;
  new ServiceScaling("scaling", { ...metrics(app), scaling, serviceName }, opts);
}

function makeSpendingAlert({ settings, opts }: Stack, topicArns: readonly Input<string>[]): void {
  const { budget, names, recipients, stackTags } = settings;
  if (!budget || (budget.alertEmail === undefined && topicArns.length === 0)) return;
  const { alertEmail } = budget;
  // An address that gets every message also gets the budget's messages through the topics. AWS
  // Budgets would send it a second copy.
  const isTold = alertEmail !== undefined && recipients.emails.includes(alertEmail);
  new SpendingAlert(
    "budget",
    {
      budgetName: names.budget,
      monthly: budget.monthly,
      alertEmail: isTold ? undefined : alertEmail,
      topicArns: [...topicArns],
      stackTags,
    },
    opts,
  );
}
