import {
  autoscaling,
  cloudwatch,
  ec2,
  ecs,
  iam,
  kms,
  lb,
  secretsmanager,
  vpc,
  wafv2,
} from "../aws";
import type { Kind } from "../aws/kind";
import type { EvaluatedResource } from "../evaluate";
import { about, every, names } from "./read";
import type { Acceptance, Resources, ScannerFinding } from "./types";

/** A finding for which Security Hub has no control. */
export interface ScannerAcceptance extends ScannerFinding {
  readonly kinds: readonly Pick<Kind, "type">[];
  /** Whether the acceptance holds for a resource in this stack. Default: it holds for all. */
  readonly when?: (resource: EvaluatedResource, resources: Resources) => boolean;
}

/** Accepted findings of Checkov and of the policy linter, in addition to those of the controls. */
export const scannerAcceptances: readonly ScannerAcceptance[] = [
  {
    // HTTPS, its TLS version, and the redirect to it.
    checks: ["CKV_AWS_2", "CKV_AWS_103", "CKV2_AWS_20"],
    kinds: [lb.listener, lb.loadBalancer],
    when: (_, resources) =>
      every(resources, lb.listener).every(({ inputs }) => inputs["protocol"] !== "HTTPS"),
    reason:
      "A committed file knows nobody's domain. Until `domain` is set, ELB.1 and ELB.18 are open in the register, " +
      "and every preview and run of a stack that is worth keeping warns of traffic in the clear.",
    review: "2027-01-31",
  },
  {
    checks: ["CKV_AWS_158", "CKV_AWS_149"],
    kinds: [cloudwatch.logGroup, secretsmanager.secret],
    when: (_, resources) => every(resources, kms.key).length === 0,
    reason:
      "Encrypted with a key of AWS's; one of one's own costs 1 USD a month and is a choice: `encryption: customerKey`.",
    review: "2027-05-31",
  },
  {
    checks: ["CKV_AWS_224"],
    kinds: [ecs.cluster],
    when: (_, resources) => !allowsExec(resources),
    reason: "It is about sessions of ECS Exec alone, which `exec` leaves off.",
    review: "2027-05-31",
  },
  {
    checks: ["CKV_AWS_224"],
    kinds: [ecs.cluster],
    when: (_, resources) => allowsExec(resources),
    reason:
      "It asks for a key of one's own for the channel of a session of ECS Exec, which goes over TLS; what sessions " +
      "log is encrypted like all logs.",
    review: "2027-05-31",
  },
  {
    checks: ["CKV_AWS_153"],
    kinds: [autoscaling.group],
    reason: "The launch template tags whatever the group starts: instance, interface and volume.",
    review: "2027-11-30",
  },
  {
    checks: ["CKV2_AWS_76"],
    kinds: [lb.loadBalancer],
    when: refusesLog4j,
    reason:
      "The web ACL has AWS's rules against Log4j's hole, AWSManagedRulesKnownBadInputsRuleSet. The check asks " +
      "for the list of anonymous addresses besides, which would turn away everybody behind a VPN.",
    review: "2027-05-31",
  },
  {
    checks: ["MISMATCHED_TYPE", "UNKNOWN_CONDITION_FOR_ACTION"],
    kinds: [kms.key],
    when: ({ inputs }) => String(inputs["policy"]).includes("kms:EncryptionContext:aws:logs:arn"),
    reason:
      "The condition is AWS's own for log groups, ARN and all; the linter takes every encryption context for " +
      "text, and the one action without context is simply not allowed by it.",
    review: "2027-11-30",
  },
  {
    checks: ["RESOURCE_MISMATCH"],
    kinds: [iam.rolePolicy],
    when: ({ inputs }) => String(inputs["policy"]).includes("logs:DescribeLogGroups"),
    reason:
      "The linter knows no resources of `logs:DescribeLogGroups`, for which AWS has log groups by now: the " +
      "policy names those of the account and region instead of everything.",
    review: "2027-11-30",
  },
  {
    checks: ["CKV2_AWS_19"],
    kinds: [ec2.eip],
    when: (address, resources) =>
      about(resources, ec2.natGateway, "allocationId", address).length > 0,
    reason:
      "A NAT gateway has the address. The check asks for `domain: vpc` besides, which awsx leaves out and " +
      "which every address has by now.",
    review: "2027-11-30",
  },
  {
    checks: ["CKV_AWS_260"],
    kinds: [vpc.securityGroupIngressRule],
    when: ({ inputs }, resources) =>
      every(resources, lb.loadBalancer).some((balancer) =>
        about(resources, lb.listener, "loadBalancerArn", balancer).some(
          (listener) => listener.inputs["port"] === inputs["fromPort"],
        ),
      ),
    reason:
      "Port 80 is a listener of the balancer, which is there for everybody and redirects to HTTPS where " +
      "there is a domain.",
    review: "2027-11-30",
  },
];

/** The accepted findings in a stack, each with its checks. */
export function acceptedOfScanners(resources: Resources): readonly ScannerFinding[] {
  return scannerAcceptances
    .filter((each) => resources.some((resource) => holds(each, resource, resources)))
    .map(({ checks, reason, review }) => ({ checks, reason, review }));
}

/** Why a scanner's finding about a resource is accepted; undefined if nobody has accepted it. */
export function acceptedFinding(
  checkId: string,
  resource: EvaluatedResource,
  resources: Resources,
): Acceptance | undefined {
  const found = scannerAcceptances.find(
    (each) => each.checks.includes(checkId) && holds(each, resource, resources),
  );
  return found && { reason: found.reason, review: found.review };
}

function holds(
  { kinds, when }: ScannerAcceptance,
  resource: EvaluatedResource,
  resources: Resources,
): boolean {
  return kinds.some(({ type }) => type === resource.type) && (when?.(resource, resources) ?? true);
}

function allowsExec(resources: Resources): boolean {
  return every(resources, ecs.service).some(
    ({ inputs }) => inputs["enableExecuteCommand"] === true,
  );
}

function refusesLog4j(balancer: EvaluatedResource, resources: Resources): boolean {
  return about(resources, wafv2.webAclAssociation, "resourceArn", balancer).some(({ inputs }) =>
    every(resources, wafv2.webAcl)
      .filter((acl) => names(inputs["webAclArn"], acl))
      .some((acl) => JSON.stringify(acl.inputs).includes("AWSManagedRulesKnownBadInputsRuleSet")),
  );
}
