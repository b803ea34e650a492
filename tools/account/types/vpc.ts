import type { Behaviour, World } from "../world";
import { text, texts } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";
import { machineNames } from "./natInstance";
import { needVpc } from "./network";

/** A part of a VPC. It belongs to one VPC, and cannot be deleted before the resources that use it. */
function inVpc(
  prefix: string,
  replaceOn: readonly string[],
  inUse: InUse = () => false,
): Behaviour {
  return {
    replaceOn,
    create: (world, inputs) => {
      if (inputs["vpcId"] !== undefined) needVpc(world, inputs["vpcId"]);
      return { id: `${prefix}-${world.random()}` };
    },
    remove: (world, { id }) => {
      if (inUse(world, id))
        throw new AwsError("DependencyViolation", `${id} has dependencies and cannot be deleted`);
      return undefined;
    },
  };
}

type InUse = (world: World, id: string) => boolean;

const uses =
  (...keys: readonly string[]): InUse =>
  (world, id) =>
    world.resources.some(({ inputs }) =>
      keys.some(
        (key) =>
          inputs[key] === id || (Array.isArray(inputs[key]) && texts(inputs, key).includes(id)),
      ),
    );

const subnetInUse: InUse = (world, id) =>
  uses("subnetId", "subnets", "subnetIds")(world, id) ||
  machineNames(world, id) ||
  world
    .all("aws:ecs/service:Service")
    .some(({ inputs }) => texts(inputs["networkConfiguration"] as Inputs, "subnets").includes(id));

const vpcType = "aws:ec2/vpc:Vpc";
const subnetType = "aws:ec2/subnet:Subnet";
const routeType = "aws:ec2/route:Route";

/** Amazon's IPv6 block exists as long as the VPC asks for one. */
const ipv6Block = (inputs: Inputs): Inputs => ({
  ipv6CidrBlock: inputs["assignGeneratedIpv6CidrBlock"] === true ? "2600:1f18:abcd:ab00::/56" : "",
});

export const vpc: Behaviour = {
  ...inVpc("vpc", ["cidrBlock"], uses("vpcId")),
  create: (world, inputs) => ({ id: `vpc-${world.random()}`, outputs: ipv6Block(inputs) }),
  update: (_, __, inputs) => ipv6Block(inputs),
};

export const subnet: Behaviour = {
  ...inVpc("subnet", ["vpcId", "cidrBlock", "availabilityZone"], subnetInUse),
  create: (world, inputs) => {
    checkBlocks(world, inputs, undefined);
    return { id: `subnet-${world.random()}` };
  },
  update: (world, { id }, inputs) => {
    checkBlocks(world, inputs, id);
    return {};
  },
};

/** A subnet's blocks must lie in the VPC's blocks, and no other subnet may use them. */
function checkBlocks(world: World, inputs: Inputs, own: string | undefined): void {
  const vpc = world.need(vpcType, "id", inputs["vpcId"], "InvalidVpcID.NotFound");
  const others = world
    .all(subnetType)
    .filter(({ id, inputs: theirs }) => id !== own && theirs["vpcId"] === vpc.id);
  for (const key of ["cidrBlock", "ipv6CidrBlock"]) {
    const block = inputs[key];
    if (block !== undefined && others.some(({ inputs: theirs }) => theirs[key] === block))
      throw new AwsError("InvalidSubnet.Conflict", `${text(inputs, key)} is another subnet's`);
  }
  if (inputs["ipv6CidrBlock"] === undefined) return;
  const ipv6 = text(inputs, "ipv6CidrBlock");
  const whole = text(vpc.outputs, "ipv6CidrBlock").replace(/00::\/56$/, "");
  if (whole === "" || !ipv6.startsWith(whole))
    throw new AwsError("InvalidSubnet.Range", `${ipv6} is not in the VPC's block`);
}

const targets: Readonly<Record<string, string>> = {
  gatewayId: "aws:ec2/internetGateway:InternetGateway",
  natGatewayId: "aws:ec2/natGateway:NatGateway",
  networkInterfaceId: "aws:ec2/networkInterface:NetworkInterface",
};

/** A route table has only one route to a network, and the target of each route must exist. */
export const route: Behaviour = {
  replaceOn: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock"],
  create: (world, inputs) => {
    const table = world.need("aws:ec2/routeTable:RouteTable", "id", inputs["routeTableId"]);
    const same = (other: Inputs) =>
      other["routeTableId"] === table.id && destination(other) === destination(inputs);
    if (world.all(routeType).some((each) => same(each.inputs)))
      throw new AwsError("RouteAlreadyExists", `${table.id} has one to ${destination(inputs)}`);
    needTarget(world, inputs);
    return { id: `r-${world.random()}` };
  },
  update: (world, _, inputs) => {
    needTarget(world, inputs);
    return {};
  },
};

function destination(inputs: Inputs): string {
  return String(inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"]);
}

function needTarget(world: World, inputs: Inputs): void {
  const given = Object.entries(targets).filter(([key]) => inputs[key] !== undefined);
  if (given.length !== 1) throw new AwsError("InvalidParameterCombination", "one target");
  for (const [key, type] of given) world.need(type, "id", inputs[key], "InvalidParameterValue");
}

export const defaultSecurityGroup = inVpc("sg", ["vpcId"]);
export const internetGateway = inVpc("igw", ["vpcId"]);
export const routeTable = inVpc("rtb", ["vpcId"], uses("routeTableId"));
export const routeTableAssociation = inVpc("rtbassoc", ["subnetId"]);
export const address = inVpc("eipalloc", [], uses("allocationId"));
export const vpcEndpoint = inVpc("vpce", ["vpcId", "serviceName", "vpcEndpointType"]);

/**
 * A NAT gateway. It fails in a VPC without an attached internet gateway.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
export const natGateway: Behaviour = {
  ...inVpc("nat", ["subnetId", "allocationId"], uses("natGatewayId")),
  create: (world, inputs) => {
    const subnet = world.need(subnetType, "id", inputs["subnetId"], "InvalidSubnet");
    const vpcId = text(subnet.inputs, "vpcId");
    if (!world.find("aws:ec2/internetGateway:InternetGateway", "vpcId", vpcId)) {
      const message = `Network ${vpcId} has no Internet gateway attached`;
      throw new AwsError("Gateway.NotAttached", message);
    }
    return { id: `nat-${world.random()}` };
  },
};
