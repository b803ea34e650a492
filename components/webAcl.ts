import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as wafv2 from "@pulumi/aws/wafv2";

/** The limits of a web ACL. */
export interface Waf {
  /** Requests from one address in 5 minutes; AWS WAF refuses more. */
  readonly rateLimit: number;
}

/** The limit, the load balancer, and the log of the requests. */
export interface WebAclArgs extends Waf {
  /** Physical name of the web ACL. */
  readonly aclName: string;
  /**
   * Name of the log group. AWS WAF only accepts names that start with `aws-waf-logs-`.
   * https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
   */
  readonly logGroupName: string;
  /** Days that CloudWatch keeps the logs. */
  readonly logRetentionDays: number;
  /** ARN of the load balancer that the web ACL protects. */
  readonly balancerArn: pulumi.Input<string>;
  /** ARN of the customer's key that encrypts the logs; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /** Whether the logs stay when the web ACL is removed. */
  readonly keepLogs: boolean;
  /** Name of an existing log group that the stack adopts; undefined for a new log group. */
  readonly keptLogGroup?: string;
}

/**
 * AWS WAF in front of the balancer: a limit for each address, and rules that AWS maintains. It logs every request,
 * without cookies and authorization headers.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
export class WebAcl extends pulumi.ComponentResource {
  /** ARN of the web ACL. */
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

  /** The log of the web ACL. AWS itself allows WAF to write to the group. */
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

/** The rule comes first because it is the cheapest to check. */
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

/** Groups of rules that AWS maintains. */
const managedGroups = [
  { name: "AWSManagedRulesKnownBadInputsRuleSet" },
  {
    name: "AWSManagedRulesCommonRuleSet",
    // This rule only counts. It would refuse every body of more than 8 KB, and so every upload.
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
