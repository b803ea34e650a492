import type { QuotaKind } from "./types";

/** A quota by its name for people and by its codes in Service Quotas, e.g. `ec2` and `L-0263D0A3`. */
export interface QuotaCode {
  readonly what: string;
  readonly service: string;
  readonly code: string;
  /** What to do instead of asking AWS for more, as the rest of a sentence. */
  readonly instead: string;
}

/**
 * The quotas that a new account reaches first. NAT gateways need no row: each has an address, and AWS allows as many
 * gateways in a zone as addresses.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/intro.html
 */
export const quotaCodes: Readonly<Record<QuotaKind, QuotaCode>> = {
  addresses: {
    what: "Elastic IP addresses",
    service: "ec2",
    code: "L-0263D0A3",
    instead: "release one that nobody uses, or set network.nat to none or network.mode to default",
  },
  vpcs: {
    what: "VPCs",
    service: "vpc",
    code: "L-F678F1CE",
    instead:
      "set network.mode to default or existing, or sharedWith to a stack that shares its VPC",
  },
  balancers: {
    what: "load balancers",
    service: "elasticloadbalancing",
    code: "L-53DA6B97",
    instead: "set sharedWith to a stack that shares its load balancer",
  },
  onDemand: {
    what: "vCPU of Fargate",
    service: "fargate",
    code: "L-3032A538",
    instead: "set a smaller desiredCount or cpu",
  },
  spot: {
    what: "vCPU of Fargate Spot",
    service: "fargate",
    code: "L-36FBB829",
    instead: "set a smaller desiredCount, cpu or spot.share",
  },
};

/** The command of the AWS CLI that asks for a higher quota. */
export function askForMore(kind: QuotaKind, wanted: number, region: string): string {
  const { service, code } = quotaCodes[kind];
  return `aws service-quotas request-service-quota-increase --service-code ${service} --quota-code ${code} --desired-value ${Math.ceil(wanted)} --region ${region}`;
}
