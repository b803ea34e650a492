import { autoscaling, ec2, ecs, unmade } from "../../aws";
import { about, every, list } from "../read";
import { hasOwnVpc, isDisposable } from "../stack";
import type { Acceptance, Control, Resources } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** Kinds of flow logs that Security Hub accepts. */
const watched: readonly unknown[] = ["ALL", "REJECT"];

const emptied = (group: EvaluatedResource) =>
  list(group, "ingress").length === 0 && list(group, "egress").length === 0;

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html */
export const ec2NetworkControls: readonly Control[] = [
  ofVpc({
    id: "EC2.2",
    title: "The VPC's default security group lets nothing through",
    passes: (vpc, resources) =>
      about(resources, ec2.defaultSecurityGroup, "vpcId", vpc).some(emptied),
    met: "`network.mode: dedicated`: a default security group without rules",
    open: "the VPC's default security group has rules; `network: { mode: dedicated }` empties it",
    checkov: ["CKV2_AWS_12"],
  }),
  ofVpc({
    id: "EC2.6",
    title: "The VPC logs the connections that it refuses",
    passes: (vpc, resources) =>
      about(resources, ec2.flowLog, "vpcId", vpc).some((each) =>
        watched.includes(each.inputs["trafficType"]),
      ),
    met: "`network.flowLogs`",
    open: "no flow logs; `network: { mode: dedicated, flowLogs: true }` adds them",
    checkov: ["CKV2_AWS_11"],
  }),
  {
    id: "EC2.12",
    title: "Every public address is in use",
    passes: (address, resources) =>
      ["instance", "networkInterface"].some((key) => address.inputs[key] !== undefined) ||
      about(resources, ec2.natGateway, "allocationId", address).length > 0 ||
      about(resources, unmade.addressAssociation, "allocationId", address).length > 0,
    met: "`network.nat`: each address belongs to a NAT gateway",
    open: "an Elastic IP address that nothing uses",
    accepted: (_, resources) =>
      every(resources, autoscaling.group).length > 0
        ? {
            reason:
              "The instance of `network.nat: instance` takes the address itself, whenever a new one starts.",
            review: "2027-05-31",
          }
        : undefined,
    checkov: ["CKV2_AWS_19"],
  },
  {
    id: "EC2.15",
    title: "Subnets hand out no public addresses by themselves",
    besides: [ec2.securityGroup],
    passes: (resource, resources) =>
      resource.type === ec2.subnet.type
        ? resource.inputs["mapPublicIpOnLaunch"] !== true &&
          resource.inputs["assignIpv6AddressOnCreation"] !== true
        : inSomebodyElsesVpc(resource, resources),
    met: "`network.mode: dedicated`: `mapPublicIpOnLaunch` is off, in public subnets, too",
    open: "subnets hand out public addresses; `network: { mode: dedicated }` has some that do not",
    accepted: (_, resources) => inOtherVpc(resources),
    checkov: ["CKV_AWS_130"],
  },
  withEndpoint("EC2.10", "the API of EC2", "ec2"),
  withEndpoint("EC2.55", "ECR's API", "ecr.api"),
  withEndpoint("EC2.56", "ECR's images", "ecr.dkr"),
  withEndpoint("EC2.57", "Systems Manager", "ssm"),
  withEndpoint("EC2.58", "Incident Manager's contacts", "ssm-contacts"),
  withEndpoint("EC2.60", "Incident Manager", "ssm-incidents"),
];

/** A control for the VPC that the stack makes. It cannot judge another VPC. */
function ofVpc(
  control: Omit<Control, "types" | "passes"> & {
    readonly passes: (vpc: EvaluatedResource, resources: Resources) => boolean;
  },
): Control {
  return {
    ...control,
    besides: [ec2.securityGroup],
    passes: (resource, resources) =>
      resource.type === ec2.vpc.type
        ? control.passes(resource, resources)
        : inSomebodyElsesVpc(resource, resources),
    accepted: (resource, resources) =>
      inOtherVpc(resources) ??
      (typeof control.accepted === "function"
        ? control.accepted(resource, resources)
        : control.accepted),
  };
}

/**
 * Fails once, for the first security group, if the VPC does not belong to the stack. Does not apply to the other
 * groups.
 */
function inSomebodyElsesVpc(group: EvaluatedResource, resources: Resources): false | undefined {
  return !hasOwnVpc(resources) && every(resources, ec2.securityGroup)[0] === group
    ? false
    : undefined;
}

/**
 * The acceptance for a VPC that does not belong to the stack, because a stack cannot change such a VPC. If the stack is
 * not disposable and gives its tasks public addresses, nothing is accepted, because it can choose another network.
 */
function inOtherVpc(resources: Resources): Acceptance | undefined {
  if (hasOwnVpc(resources)) return undefined;
  if (!isDisposable(resources) && every(resources, ecs.service).some(hasPublicAddress)) {
    return undefined;
  }
  return {
    reason:
      "The VPC does not belong to the stack: the account's owners decide about it, and other resources may depend on " +
      "its settings.",
    review: "2027-05-31",
  };
}

function hasPublicAddress({ inputs }: EvaluatedResource): boolean {
  return (
    (inputs["networkConfiguration"] as { readonly assignPublicIp?: unknown } | undefined)
      ?.assignPublicIp === true
  );
}

function withEndpoint(id: string, what: string, service: string): Control {
  return ofVpc({
    id,
    title: `The VPC has an endpoint for ${what}`,
    passes: (vpc, resources) =>
      about(resources, ec2.vpcEndpoint, "vpcId", vpc).some((each) =>
        String(each.inputs["serviceName"]).endsWith(`.${service}`),
      ),
    met: `\`network.endpoints\` with \`${service}\``,
    open: `no interface endpoint; \`network: { mode: dedicated, endpoints: [${service}] }\` adds it`,
    accepted: {
      reason: service.startsWith("ecr")
        ? "An interface endpoint costs 7.30 USD a month and zone. Through NAT, too, images come over TLS and only with " +
          "the role's credentials; `network.nat: none` has the endpoint."
        : "An interface endpoint costs 7.30 USD a month and zone, and no task calls this service.",
      review: "2027-05-31",
    },
  });
}
