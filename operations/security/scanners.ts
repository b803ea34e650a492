import type { EvaluatedResource } from "../evaluate";
import { about, every, names } from "./read";
import { types } from "./resourceTypes";
import type { Accept, Resources } from "./types";

/** What only a scanner finds, and Security Hub has no control for. */
export interface ScannerAcceptance {
  /** Checkov's ids, or the linter's. */
  readonly checks: readonly string[];
  /** Pulumi types of the resources that it holds for. */
  readonly types: readonly string[];
  readonly accepted: Accept;
}

/** Accepted findings of Checkov and of the policy linter, beside those of the controls. */
export const scannerAcceptances: readonly ScannerAcceptance[] = [
  {
    // HTTPS, its TLS version, and the redirect to it.
    checks: ["CKV_AWS_2", "CKV_AWS_103", "CKV2_AWS_20"],
    types: [types.listener, types.balancer],
    accepted: (_, resources) =>
      every(resources, "listener").some(({ inputs }) => inputs["protocol"] === "HTTPS")
        ? undefined
        : {
            reason:
              "A committed file knows nobody's domain. Until `domain` is set, ELB.1 and ELB.18 are open in the register, " +
              "and every preview and run of a stack that is worth keeping warns of traffic in the clear.",
            review: "2027-01-31",
          },
  },
  {
    checks: ["CKV_AWS_158", "CKV_AWS_149"],
    types: [types.logGroup, types.secret],
    accepted: {
      reason:
        "Encrypted with a key of AWS's; one of one's own costs 1 USD a month and is a choice: `encryption: customerKey`.",
      review: "2027-05-31",
    },
  },
  {
    checks: ["CKV_AWS_224"],
    types: [types.cluster],
    accepted: {
      reason:
        "It is about sessions of ECS Exec alone, which `exec` leaves off and which go over TLS; what they log is " +
        "encrypted like all logs.",
      review: "2027-05-31",
    },
  },
  {
    checks: ["CKV_AWS_153"],
    types: [types.instanceGroup],
    accepted: {
      reason: "The launch template tags whatever the group starts: instance, interface and volume.",
      review: "2027-11-30",
    },
  },
  {
    checks: ["CKV2_AWS_76"],
    types: [types.balancer],
    accepted: (balancer, resources) =>
      refusesLog4j(balancer, resources)
        ? {
            reason:
              "The web ACL has AWS's rules against Log4j's hole, AWSManagedRulesKnownBadInputsRuleSet. The check asks " +
              "for the list of anonymous addresses besides, which would turn away everybody behind a VPN.",
            review: "2027-05-31",
          }
        : undefined,
  },
  {
    checks: ["MISMATCHED_TYPE", "UNKNOWN_CONDITION_FOR_ACTION"],
    types: [types.key],
    accepted: ({ inputs }) =>
      String(inputs["policy"]).includes("kms:EncryptionContext:aws:logs:arn")
        ? {
            reason:
              "The condition is AWS's own for log groups, ARN and all; the linter takes every encryption context for " +
              "text, and the one action without context is simply not allowed by it.",
            review: "2027-11-30",
          }
        : undefined,
  },
  {
    checks: ["RESOURCE_MISMATCH"],
    types: [types.rolePolicy],
    accepted: ({ inputs }) =>
      String(inputs["policy"]).includes("logs:DescribeLogGroups")
        ? {
            reason:
              "The linter knows no resources of `logs:DescribeLogGroups`, for which AWS has log groups by now: the " +
              "policy names those of the account and region instead of everything.",
            review: "2027-11-30",
          }
        : undefined,
  },
  {
    checks: ["CKV2_AWS_19"],
    types: [types.address],
    accepted: (address, resources) =>
      about(resources, "natGateway", "allocationId", address).length > 0
        ? {
            reason:
              "A NAT gateway has the address. The check asks for `domain: vpc` besides, which awsx leaves out and " +
              "which every address has by now.",
            review: "2027-11-30",
          }
        : undefined,
  },
  {
    checks: ["CKV_AWS_260"],
    types: [types.ingress],
    accepted: ({ inputs }, resources) =>
      resources.some(
        (each) =>
          each.type === types.balancer &&
          about(resources, "listener", "loadBalancerArn", each).some(
            (listener) => listener.inputs["port"] === inputs["fromPort"],
          ),
      )
        ? {
            reason:
              "Port 80 is a listener of the balancer, which is there for everybody and redirects to HTTPS where " +
              "there is a domain.",
            review: "2027-11-30",
          }
        : undefined,
  },
];

function refusesLog4j(balancer: EvaluatedResource, resources: Resources): boolean {
  return about(resources, "webAclAssociation", "resourceArn", balancer).some(({ inputs }) =>
    every(resources, "webAcl")
      .filter((acl) => names(inputs["webAclArn"], acl))
      .some((acl) => JSON.stringify(acl.inputs).includes("AWSManagedRulesKnownBadInputsRuleSet")),
  );
}
