import type { Behaviour, World } from "../world";
import { arn, text, texts } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";
import { machineNames } from "./natInstance";

const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ruleTypes = [
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
] as const;

/** The account's default VPC. No stack makes it. */
export const defaultVpc = {
  id: "vpc-00000000default",
  subnets: ["subnet-0000000a", "subnet-0000000b"],
};

/** The VPC of a subnet. */
export function vpcOf(world: World, subnetId: string): string {
  if (defaultVpc.subnets.includes(subnetId)) return defaultVpc.id;
  const subnet = world.need("aws:ec2/subnet:Subnet", "id", subnetId, "InvalidSubnetID.NotFound");
  return text(subnet.inputs, "vpcId");
}

/** Refuses a call that names a VPC that does not exist. */
export function needVpc(world: World, id: unknown): void {
  if (id !== defaultVpc.id) world.need("aws:ec2/vpc:Vpc", "id", id, "InvalidVpcID.NotFound");
}

export const securityGroup: Behaviour = {
  replaceOn: ["name", "namePrefix", "description", "vpcId"],
  create: (world, inputs) => {
    needVpc(world, inputs["vpcId"]);
    const id = `sg-${world.random()}`;
    return { id, outputs: { arn: arn("ec2", `security-group/${id}`) } };
  },
  remove: (world, { id }) => {
    const users = [...usersOf(world, id), ...rulesNaming(world, id)];
    if (machineNames(world, id)) users.push("a machine that runs");
    if (users.length > 0) {
      throw new AwsError(
        "DependencyViolation",
        `resource ${id} has a dependent object (${users.join(", ")})`,
      );
    }
    return undefined;
  },
};

/** The resources that have a network interface in the group. */
function usersOf(world: World, groupId: string): string[] {
  return world.resources
    .filter(({ inputs }) => {
      const placement = inputs["networkConfiguration"] as Inputs | undefined;
      return [
        ...texts(inputs, "securityGroups"),
        ...texts(inputs, "securityGroupIds"),
        ...texts(placement, "securityGroups"),
      ].includes(groupId);
    })
    .map(({ type }) => type);
}

/** Rules of other groups that name this group. */
function rulesNaming(world: World, groupId: string): string[] {
  return ruleTypes
    .flatMap((type) => world.all(type))
    .filter(
      ({ inputs }) =>
        inputs["referencedSecurityGroupId"] === groupId && inputs["securityGroupId"] !== groupId,
    )
    .map(({ type }) => type);
}

export const securityGroupRule: Behaviour = {
  replaceOn: ["securityGroupId"],
  create: (world, inputs) => {
    world.need(groupType, "id", inputs["securityGroupId"], "InvalidGroup.NotFound");
    const peer = inputs["referencedSecurityGroupId"];
    if (peer !== undefined) world.need(groupType, "id", peer, "InvalidGroup.NotFound");
    return { id: `sgr-${world.random()}` };
  },
};

/** Whether members of one group may open connections to another group's members or, without `to`, to the internet. */
export function allows(world: World, from: string, port: number, to?: string): boolean {
  const opens = (type: (typeof ruleTypes)[number], owner: string, peer: string | undefined) =>
    world
      .all(type)
      .some(
        ({ inputs }) =>
          inputs["securityGroupId"] === owner &&
          Number(inputs["fromPort"]) <= port &&
          port <= Number(inputs["toPort"]) &&
          (peer === undefined
            ? inputs["cidrIpv4"] === "0.0.0.0/0"
            : inputs["referencedSecurityGroupId"] === peer),
      );
  const [ingress, egress] = ruleTypes;
  return opens(egress, from, to) && (to === undefined || opens(ingress, to, from));
}
