import { lb, wafv2 } from "../../aws";
import { about, asList, field, input, list } from "../read";
import { onDisposable } from "../stack";
import type { Acceptance, Control } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17 */
const strongPolicies: readonly unknown[] = [
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09",
];

/** Without a mode, AWS uses `defensive`. */
const defending: readonly unknown[] = [undefined, "defensive", "strictest"];

const plainText = onDisposable({
  reason: "A disposable stack has no domain, and so no certificate. It serves only test data.",
  review: "2027-05-31",
});

const insideTheVpc: Acceptance = {
  reason:
    "The app speaks HTTP, but only the balancer reaches it: inside the VPC, and by its security group. TLS would need a " +
    "certificate in every image, which the balancer would not check.",
  review: "2027-11-30",
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html */
export const elbControls: readonly Control[] = [
  {
    id: "ELB.1",
    title: "The balancer sends HTTP on to HTTPS",
    passes: (balancer, resources) =>
      about(resources, lb.listener, "loadBalancerArn", balancer)
        .filter((each) => each.inputs["protocol"] === "HTTP")
        .every(redirects),
    met: "`domain`: port 80 does nothing but redirect",
    open: "traffic is in the clear; `domain` adds the certificate, HTTPS and the redirect",
    accepted: plainText,
    checkov: ["CKV2_AWS_20"],
  },
  {
    id: "ELB.4",
    title: "The balancer drops invalid headers",
    passes: (balancer) => balancer.inputs["dropInvalidHeaderFields"] === true,
    met: "`dropInvalidHeaderFields`",
    open: "`dropInvalidHeaderFields` is off",
    checkov: ["CKV_AWS_131"],
  },
  {
    id: "ELB.5",
    title: "The balancer logs every request",
    passes: (balancer) => input(balancer, "accessLogs", "enabled") === true,
    met: "`accessLogDays`, in a bucket of the stack",
    open: "no access logs; `accessLogDays` above 0 adds them",
    accepted: onDisposable({
      reason:
        "Only developers use a disposable stack, and the app's own logs show them its requests.",
      review: "2027-05-31",
    }),
    checkov: ["CKV_AWS_91"],
  },
  {
    id: "ELB.6",
    title: "The balancer cannot be deleted by mistake",
    passes: (balancer) => balancer.inputs["enableDeletionProtection"] === true,
    met: "`disposable: false`",
    open: "no deletion protection; `disposable: false` adds it",
    accepted: onDisposable({
      reason: "A disposable stack is there to be deleted.",
      review: "2027-11-30",
    }),
    checkov: ["CKV_AWS_150"],
  },
  {
    id: "ELB.12",
    title: "The balancer defends against ambiguous requests",
    passes: ({ inputs }) => defending.includes(inputs["desyncMitigationMode"]),
    met: "`desyncMitigationMode`",
    open: "`desyncMitigationMode` is `monitor`",
    checkov: ["CKV_AWS_328"],
  },
  {
    id: "ELB.13",
    title: "The balancer is in at least two zones",
    passes: (balancer) => list(balancer, "subnets").length > 1,
    met: "`network`: a subnet in each of two zones",
    open: "one subnet only",
  },
  {
    id: "ELB.16",
    title: "A web application firewall is in front of the balancer",
    passes: (balancer, resources) =>
      about(resources, wafv2.webAclAssociation, "resourceArn", balancer).length > 0,
    met: "`waf`",
    open: "no web ACL; `waf: {}` adds one",
    accepted: {
      reason:
        "A web ACL with its rules costs 8 USD a month, and more by request: it is a choice, and the balancer refuses " +
        "malformed requests without it.",
      review: "2027-05-31",
    },
    checkov: ["CKV2_AWS_28"],
  },
  {
    id: "ELB.17",
    title: "HTTPS listeners have a security policy that AWS recommends",
    passes: ({ inputs }) =>
      inputs["protocol"] === "HTTPS" ? strongPolicies.includes(inputs["sslPolicy"]) : undefined,
    met: "`sslPolicy`: TLS 1.2 with forward secrecy and 1.3",
    open: "`sslPolicy` is one that AWS no longer recommends",
  },
  {
    id: "ELB.18",
    title: "Listeners speak HTTPS",
    passes: ({ inputs }) => inputs["protocol"] === "HTTPS",
    met: "`domain`: every listener speaks HTTPS",
    open: "a listener speaks HTTP; `domain` makes it redirect to HTTPS",
    accepted: (listener, resources) =>
      redirects(listener)
        ? {
            reason:
              "Port 80 forwards nothing: it redirects whoever follows an old link to HTTPS, and strict transport " +
              "security keeps browsers from asking it again.",
            review: "2027-11-30",
          }
        : plainText(listener, resources),
    checkov: ["CKV_AWS_2", "CKV_AWS_103"],
  },
  {
    id: "ELB.21",
    title: "Target groups check health over TLS",
    passes: (group) => input(group, "healthCheck", "protocol") === "HTTPS",
    met: "`healthCheck` of the target group speaks HTTPS",
    open: "the balancer checks health over HTTP",
    accepted: insideTheVpc,
  },
  {
    id: "ELB.22",
    title: "Target groups speak TLS",
    passes: ({ inputs }) => inputs["protocol"] === "HTTPS",
    met: "`protocol` of the target group is HTTPS",
    open: "the balancer speaks HTTP to the app",
    accepted: insideTheVpc,
    checkov: ["CKV_AWS_378"],
  },
];

/** Whether a listener only redirects to HTTPS. */
function redirects(listener: EvaluatedResource): boolean {
  const actions = asList(listener.inputs["defaultActions"]);
  return (
    actions.length > 0 &&
    actions.every(
      (each) =>
        field(each, "type") === "redirect" &&
        field(field(each, "redirect"), "protocol") === "HTTPS",
    )
  );
}
