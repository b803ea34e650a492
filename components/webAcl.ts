import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as wafv2 from "@pulumi/aws/wafv2";

/** Which requests a web ACL stops before they reach the balancer's targets. */
export interface Waf {
  /** Requests in 5 minutes, from one address, above which AWS WAF refuses more. */
  readonly rateLimit: number;
}

export interface WebAclArgs extends Waf {
  readonly aclName: string;
  /** AWS WAF writes only to a group whose name starts with `aws-waf-logs-`.
   * https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html */
  readonly logGroupName: string;
  /** Days that CloudWatch keeps the logs. */
  readonly logRetentionDays: number;
  readonly balancerArn: pulumi.Input<string>;
  /** The key of one's own that encrypts the logs; AWS's without. */
  readonly keyArn?: pulumi.Input<string>;
  /** Whether the log stays when the web ACL goes. */
  readonly keepLogs: boolean;
  /** Name of the log group, if it was kept and is to be adopted. */
  readonly keptLogGroup?: string;
}

/**
 * AWS WAF before the balancer: a limit for each address, and the rules that AWS looks after. It logs every request,
 * without what a caller is known by.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export class WebAcl extends pulumi.ComponentResource {
  public readonly arn: pulumi.Output<string>;

  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:webAcl:WebAcl", name, {}, opts);
    const acl = new wafv2.WebAcl(
      name,
      {
        name: args.aclName,
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        rules: [rateRule(args.rateLimit), ...managedRules()],
        visibilityConfig: visibility(args.aclName),
      },
      { parent: this },
    );
    new wafv2.WebAclAssociation(
      `${name}-balancer`,
      { resourceArn: args.balancerArn, webAclArn: acl.arn },
      { parent: this },
    );
    this.log(name, acl, args);
    this.arn = acl.arn;
    this.registerOutputs({ arn: this.arn });
  }

  /** AWS lets WAF write to the group by itself. */
  private log(name: string, acl: wafv2.WebAcl, args: WebAclArgs): void {
    const logs = new cloudwatch.LogGroup(
      `${name}-logs`,
      {
        name: args.logGroupName,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.keyArn,
      },
      { parent: this, retainOnDelete: args.keepLogs, import: args.keptLogGroup },
    );
    new wafv2.WebAclLoggingConfiguration(
      `${name}-logging`,
      {
        resourceArn: acl.arn,
        logDestinationConfigs: [logs.arn],
        redactedFields: ["authorization", "cookie"].map((header) => ({
          singleHeader: { name: header },
        })),
      },
      { parent: this },
    );
  }
}

/** First, since it is the cheapest to judge by. */
function rateRule(limit: number) {
  return {
    name: "rate-limit",
    priority: 0,
    action: { block: {} },
    statement: {
      rateBasedStatement: { limit, aggregateKeyType: "IP", evaluationWindowSec: 300 },
    },
    visibilityConfig: visibility("rate-limit"),
  };
}

/** AWS's own groups of rules. */
const managedGroups = [
  { name: "AWSManagedRulesKnownBadInputsRuleSet" },
  {
    name: "AWSManagedRulesCommonRuleSet",
    // Counts only: it refuses every body of more than 8 KB, and so every upload.
    ruleActionOverrides: [{ name: "SizeRestrictions_BODY", actionToUse: { count: {} } }],
  },
];

function managedRules() {
  return managedGroups.map((group, index) => ({
    name: group.name,
    priority: index + 1,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", ...group } },
    visibilityConfig: visibility(group.name),
  }));
}

function visibility(metricName: string) {
  return { metricName, cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
