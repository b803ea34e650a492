import { actions, and, needs } from "../permissions/types";
import { awsModule, byUse, free, model, none, text, withArn } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/waf");
const behaviours = () => import("../account/types/waf");

/** The web ACL. https://aws.amazon.com/waf/pricing/ */
export const wafv2 = awsModule("wafv2", {
  webAcl: {
    made: (inputs, { arn, id }) =>
      withArn(id(""), arn("wafv2", `regional/webacl/${text(inputs, "name")}/${id("")}`)),
    price: model("webAcls"),
    usage: [
      {
        key: "wafRequests",
        item: "requests that the web ACL checks",
        amount: 1,
        example: "1 million",
      },
    ],
    controls: ["WAF.10", "WAF.11", "WAF.12"],
    terraform: "aws_wafv2_web_acl",
    cloudFormation: { type: "AWS::WAFv2::WebACL" },
    calls: async () => (await calls()).webAcl,
    permissions: needs(
      "wafv2",
      "GetWebACL ListTagsForResource",
      `UpdateWebACL DeleteWebACL ${tags}`,
    ),
    behaves: async () => (await behaviours()).webAcl,
  },
  webAclAssociation: {
    label: (inputs) => text(inputs, "resourceArn").split("/").at(-2) ?? "",
    price: free("paid with the web ACL"),
    controls: none("judged with the load balancer"),
    terraform: "aws_wafv2_web_acl_association",
    cloudFormation: {
      type: "AWS::WAFv2::WebACLAssociation",
      tags: "none",
    },
    calls: async () => (await calls()).webAclAssociation,
    permissions: and(needs("wafv2", "GetWebACLForResource GetWebACL", "DisassociateWebACL"), {
      reads: actions("elasticloadbalancing", "GetLoadBalancerWebACL"),
      writes: actions(
        "elasticloadbalancing",
        "SetWebAcl CreateWebACLAssociation DeleteWebACLAssociation",
      ),
    }),
    behaves: async () => (await behaviours()).webAclAssociation,
  },
  webAclLoggingConfiguration: {
    label: (inputs) => text(inputs, "logDestinationConfigs").split(":log-group:").at(-1) ?? "",
    price: byUse,
    usage: [
      {
        key: "vendedLogs",
        item: "logs of the web ACL written",
        amount: 1,
        example: "1 GB",
        note: "about a million requests",
      },
    ],
    controls: none("judged with its web ACL"),
    terraform: "aws_wafv2_web_acl_logging_configuration",
    cloudFormation: {
      type: "AWS::WAFv2::LoggingConfiguration",
      properties: { LoggingConfiguration: "" },
      tags: "none",
    },
    calls: async () => (await calls()).webAclLoggingConfiguration,
    // AWS WAF writes the policy of its log group with the rights of the identity that sets up the logging.
    // https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
    permissions: and(needs("wafv2", "GetLoggingConfiguration", "DeleteLoggingConfiguration"), {
      reads: actions("logs", "DescribeResourcePolicies DescribeLogGroups"),
      writes: [
        ...actions("logs", "CreateLogDelivery DeleteLogDelivery PutResourcePolicy"),
        ...actions("iam", "CreateServiceLinkedRole"),
      ],
    }),
    behaves: async () => (await behaviours()).webAclLogging,
  },
});
