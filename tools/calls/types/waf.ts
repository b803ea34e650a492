import { capitals, list, mapped, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

const visibility = to(
  "VisibilityConfig",
  mapped({
    ...capitals("metricName", "sampledRequestsEnabled"),
    cloudwatchMetricsEnabled: to("CloudWatchMetricsEnabled"),
  }),
);

/** One of these actions, without further settings. */
const action = mapped(capitals("allow", "block", "count", "none"));

const managed = mapped({
  ...capitals("vendorName", "name"),
  ruleActionOverrides: to(
    "RuleActionOverrides",
    list({ ...capitals("name"), actionToUse: to("ActionToUse", action) }),
  ),
});

const statement = mapped({
  rateBasedStatement: to(
    "RateBasedStatement",
    mapped(capitals("limit", "aggregateKeyType", "evaluationWindowSec")),
  ),
  managedRuleGroupStatement: to("ManagedRuleGroupStatement", managed),
});

const rules = list({
  ...capitals("name", "priority"),
  action: to("Action", action),
  overrideAction: to("OverrideAction", action),
  statement: to("Statement", statement),
  visibilityConfig: visibility,
});

export const webAcl: ResourceShape = {
  id: ["Summary", "Id"],
  calls: [
    {
      call: "wafv2.CreateWebACL",
      fields: {
        ...capitals("name", "scope"),
        defaultAction: to("DefaultAction", action),
        rules: to("Rules", rules),
        visibilityConfig: visibility,
        tags: tagList(),
      },
    },
  ],
};

export const webAclAssociation: ResourceShape = {
  calls: [
    {
      call: "wafv2.AssociateWebACL",
      fields: { webAclArn: to("WebACLArn"), resourceArn: to("ResourceArn") },
    },
  ],
};

export const webAclLoggingConfiguration: ResourceShape = {
  calls: [
    {
      call: "wafv2.PutLoggingConfiguration",
      fields: {
        resourceArn: to("LoggingConfiguration.ResourceArn"),
        logDestinationConfigs: to("LoggingConfiguration.LogDestinationConfigs"),
        redactedFields: to(
          "LoggingConfiguration.RedactedFields",
          list({ singleHeader: to("SingleHeader", mapped(capitals("name"))) }),
        ),
      },
    },
  ],
};
