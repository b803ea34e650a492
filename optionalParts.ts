import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { metrics } from "./componentArgs";
import { ownsCount, ServiceScaling, SpendingAlert, WebAcl, type FargateApp } from "./components";
import type { Settings } from "./settings";

/** How the web ACL's log is encrypted, and the log's name if AWS kept it from before and the stack adopts it. */
export interface WebAclLogs {
  readonly keyArn?: Input<string>;
  readonly keptLogGroup?: string;
}

/** Makes the parts that a stack has only if its settings ask for them: a web ACL, scaling, an alert on spending. */
export function makeOptionalParts(
  settings: Settings,
  app: FargateApp,
  { keyArn, keptLogGroup }: WebAclLogs,
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
  if (budget?.alertEmail !== undefined) {
    new SpendingAlert(
      "budget",
      {
        budgetName: names.budget,
        monthly: budget.monthly,
        alertEmail: budget.alertEmail,
        stackTags: settings.stackTags,
      },
      opts,
    );
  }
}
