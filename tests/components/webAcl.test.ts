import assert from "node:assert/strict";
import { WebAcl } from "../../components/webAcl";
import type { ComponentResourceOptions as ComponentOptions } from "@pulumi/pulumi";
import { watchOptions } from "../support/options";
import { run } from "../support/program";

function runAcl({ keepLogs = true, opts }: { keepLogs?: boolean; opts?: ComponentOptions } = {}) {
  return run(() => {
    const { arn } = new WebAcl(
      "waf",
      {
        aclName: "shop-waf",
        logGroupName: "aws-waf-logs-shop",
        logRetentionDays: 14,
        rateLimit: 700,
        balancerArn: "balancer-arn",
        keepLogs,
      },
      opts,
    );
    return { arn };
  });
}

const seen = (metricName: string) => ({
  metricName,
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
});

const managed = (name: string, priority: number, more: object = {}) => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: "AWS", name, ...more } },
  visibilityConfig: seen(name),
});

describe("WebAcl", () => {
  it("limits each address, then applies AWS's own rules, and allows everything else", async () => {
    const acl = await runAcl();
    assert.deepEqual(acl.one("aws:wafv2/webAcl:WebAcl").inputs, {
      name: "shop-waf",
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      rules: [
        {
          name: "rate-limit",
          priority: 0,
          action: { block: {} },
          statement: {
            rateBasedStatement: { limit: 700, aggregateKeyType: "IP", evaluationWindowSec: 300 },
          },
          visibilityConfig: seen("rate-limit"),
        },
        managed("AWSManagedRulesKnownBadInputsRuleSet", 1),
        managed("AWSManagedRulesCommonRuleSet", 2, {
          ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
        }),
      ],
      visibilityConfig: seen("shop-waf"),
    });
  });

  it("is in front of the balancer", async () => {
    const acl = await runAcl();
    assert.deepEqual(acl.one("aws:wafv2/webAclAssociation:WebAclAssociation").inputs, {
      resourceArn: "balancer-arn",
      webAclArn: "waf-arn",
    });
    assert.equal(acl.outputs["arn"], "waf-arn");
  });

  for (const keepLogs of [true, false]) {
    it(`${keepLogs ? "keeps its log" : "deletes its log"} when it is removed`, async () => {
      const { options, transformations } = watchOptions("aws:cloudwatch/logGroup:LogGroup");
      await runAcl({ keepLogs, opts: { transformations } });
      assert.deepEqual(
        options.map(({ retainOnDelete }) => retainOnDelete),
        [keepLogs],
      );
    });
  }

  it("logs requests without what identifies a caller", async () => {
    const acl = await runAcl();
    assert.deepEqual(acl.one("aws:cloudwatch/logGroup:LogGroup").inputs, {
      name: "aws-waf-logs-shop",
      retentionInDays: 14,
    });
    const logging = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";
    assert.deepEqual(acl.one(logging).inputs, {
      resourceArn: "waf-arn",
      logDestinationConfigs: ["waf-logs-arn"],
      redactedFields: [
        { singleHeader: { name: "authorization" } },
        { singleHeader: { name: "cookie" } },
      ],
    });
  });
});
