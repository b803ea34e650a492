import { wafv2 } from "../../aws";
import { about, field, list } from "../read";
import type { Control } from "../types";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html */
export const wafControls: readonly Control[] = [
  {
    id: "WAF.10",
    title: "Web ACLs have rules",
    passes: (acl) => list(acl, "rules").length > 0,
    met: "`waf`",
    open: "a web ACL without rules",
    checkov: ["CKV_AWS_175"],
  },
  {
    id: "WAF.11",
    title: "Web ACLs log what they refuse",
    passes: (acl, resources) =>
      about(resources, wafv2.webAclLoggingConfiguration, "resourceArn", acl).length > 0,
    met: "`waf`: its log group",
    open: "a web ACL without logs",
    checkov: ["CKV2_AWS_31"],
  },
  {
    id: "WAF.12",
    title: "The rules of web ACLs are counted",
    passes: (acl) =>
      list(acl, "rules").every(
        (each) => field(field(each, "visibilityConfig"), "cloudwatchMetricsEnabled") === true,
      ),
    met: "`waf`: `cloudwatchMetricsEnabled` of every rule",
    open: "a rule without `cloudwatchMetricsEnabled`",
  },
];
