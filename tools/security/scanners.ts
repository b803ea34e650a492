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
      "A committed file cannot know your domain. Until `domain` is set, ELB.1 and ELB.18 are open in the register, " +
      "and every preview and run of a stack that is worth keeping warns of traffic in the clear.",
    review: "2027-01-31",
  },
  {
    checks: ["CKV_AWS_158", "CKV_AWS_149"],
    kinds: [cloudwatch.logGroup, secretsmanager.secret],
    when: (_, resources) => every(resources, kms.key).length === 0,
    reason:
      "Encrypted with AWS's key; a customer's key costs 1 USD a month and is a choice: `encryption: customerKey`.",
    review: "2027-05-31",
  },
  {
    checks: ["CKV_AWS_224"],
    kinds: [ecs.cluster],
    when: (_, resources) => !allowsExec(resources),
    reason: "It is only about sessions of ECS Exec, which are off without `exec`.",
    review: "2027-05-31",
  },
  {
    checks: ["CKV_AWS_224"],
    kinds: [ecs.cluster],
    when: (_, resources) => allowsExec(resources),
    reason:
      "The check asks for a customer's key for the sessions of ECS Exec, which use TLS. The logs of sessions are " +
      "encrypted like all logs.",
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
      "for the list of anonymous addresses, too, which would refuse everybody behind a VPN.",
    review: "2027-05-31",
  },
  {
    checks: ["MISMATCHED_TYPE", "UNKNOWN_CONDITION_FOR_ACTION"],
    kinds: [kms.key],
    when: ({ inputs }) => String(inputs["policy"]).includes("kms:EncryptionContext:aws:logs:arn"),
    reason:
      "The condition is the one that AWS documents for log groups. The linter expects text in every encryption " +
      "context, and this one is an ARN. The condition does not allow the only action that has no context.",
    review: "2027-11-30",
  },
  {
    checks: ["RESOURCE_MISMATCH"],
    kinds: [iam.rolePolicy],
    when: ({ inputs }) => String(inputs["policy"]).includes("logs:DescribeLogGroups"),
    reason:
      "The linter does not know yet that `logs:DescribeLogGroups` can name log groups: the policy names those of " +
      "the account and region instead of everything.",
    review: "2027-11-30",
  },
  {
    checks: ["CKV2_AWS_19"],
    kinds: [ec2.eip],
    when: (address, resources) =>
      about(resources, ec2.natGateway, "allocationId", address).length > 0,
    reason:
      "A NAT gateway has the address. The check also asks for `domain: vpc`, which awsx leaves out and which " +
      "every address has now.",
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
      "Port 80 is a listener of the balancer. It is open to everybody and, with a domain, redirects to HTTPS.",
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
