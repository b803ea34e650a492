import { made, only, type Cases } from "./case";

const toHttps = { type: "redirect", redirect: { protocol: "HTTPS" } };
const forward = { type: "forward", targetGroupArn: "arn" };

function balancerWith(...listeners: readonly Readonly<Record<string, unknown>>[]) {
  return [
    made("balancer"),
    ...listeners.map((each, index) =>
      made("listener", { loadBalancerArn: "balancer", ...each }, `listener-${index}`),
    ),
  ];
}

export const elb: Readonly<Record<string, Cases>> = {
  "ACM.2": {
    met: [only("certificate"), only("certificate", { keyAlgorithm: "EC_prime256v1" })],
    open: [only("certificate", { keyAlgorithm: "RSA_1024" })],
  },
  "ELB.1": {
    met: [
      balancerWith({ protocol: "HTTP", defaultActions: [toHttps] }, { protocol: "HTTPS" }),
      balancerWith({ protocol: "HTTPS", defaultActions: [forward] }),
    ],
    open: [
      balancerWith({ protocol: "HTTP", defaultActions: [forward] }),
      balancerWith({ protocol: "HTTP", defaultActions: [toHttps, forward] }),
      balancerWith({ protocol: "HTTP" }),
      balancerWith({
        protocol: "HTTP",
        defaultActions: [{ type: "redirect", redirect: { protocol: "HTTP" } }],
      }),
      balancerWith(
        { protocol: "HTTP", defaultActions: [toHttps] },
        { protocol: "HTTP", defaultActions: [forward] },
      ),
    ],
  },
  "ELB.4": {
    met: [only("balancer", { dropInvalidHeaderFields: true })],
    open: [only("balancer"), only("balancer", { dropInvalidHeaderFields: false })],
  },
  "ELB.5": {
    met: [only("balancer", { accessLogs: { bucket: "logs", enabled: true } })],
    open: [only("balancer"), only("balancer", { accessLogs: { bucket: "", enabled: false } })],
  },
  "ELB.6": {
    met: [only("balancer", { enableDeletionProtection: true })],
    open: [only("balancer"), only("balancer", { enableDeletionProtection: false })],
  },
  "ELB.12": {
    met: [
      only("balancer", { desyncMitigationMode: "strictest" }),
      only("balancer", { desyncMitigationMode: "defensive" }),
      // AWS's own default is to defend.
      only("balancer"),
    ],
    open: [only("balancer", { desyncMitigationMode: "monitor" })],
  },
  "ELB.13": {
    met: [only("balancer", { subnets: ["a", "b"] })],
    open: [only("balancer", { subnets: ["a"] }), only("balancer")],
  },
  "ELB.16": {
    met: [[made("balancer"), made("webAclAssociation", { resourceArn: "balancer" })]],
    open: [
      only("balancer"),
      [made("balancer"), made("webAclAssociation", { resourceArn: "another" })],
    ],
  },
  "ELB.17": {
    met: [
      only("listener", {
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
      }),
    ],
    open: [
      only("listener", { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
      only("listener", { protocol: "HTTPS" }),
    ],
    notApplicable: [only("listener", { protocol: "HTTP" })],
  },
  "ELB.18": {
    met: [only("listener", { protocol: "HTTPS" })],
    open: [
      only("listener", { protocol: "HTTP", defaultActions: [forward] }),
      only("listener", { protocol: "HTTP", defaultActions: [toHttps] }),
    ],
  },
  "ELB.21": {
    met: [only("targetGroup", { healthCheck: { protocol: "HTTPS" } })],
    open: [only("targetGroup", { healthCheck: { protocol: "HTTP" } }), only("targetGroup")],
  },
  "ELB.22": {
    met: [only("targetGroup", { protocol: "HTTPS" })],
    open: [only("targetGroup", { protocol: "HTTP" })],
  },
};
