import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import { ipv6Block } from "../../../../components/network/dedicated";
import { gatewayRouteUrn } from "../../../../components/network/dedicated/routes";
import {
  instanceRouteName,
  ipv6Subnet,
  vpcTransform,
} from "../../../../components/network/dedicated/transforms";

const routeParent = { name: "the network" } as unknown as pulumi.Resource;

const transform = (block = "2600:1f18:abcd:ab00::/56") =>
  vpcTransform({
    zoneNames: ["eu-west-1a", "eu-west-1b"],
    ipv6BlockOf: (vpcId) => pulumi.output(vpcId).apply((id) => (id === "vpc-1" ? block : "")),
    gatewayAttached: (vpcId) =>
      pulumi.output(vpcId).apply(async (id) => {
        await setTimeout(5);
        attachedTo.push(id);
      }),
    routeParent,
  });

/** The VPCs for which the transform asked whether a gateway is attached, in order. */
const attachedTo: string[] = [];

const opts = { protect: false, aliases: [{ name: "older" }] };

function subnet(type: string, availabilityZone: string) {
  return {
    vpcId: "vpc-1",
    availabilityZone,
    cidrBlock: "10.0.0.0/18",
    mapPublicIpOnLaunch: type === "Public",
    tags: { Name: "n", SubnetType: type },
  };
}

async function transformed(type: string, name: string, props: object, block?: string) {
  const result = transform(block)({ custom: true, type, name, props, opts });
  if (!result) return undefined;
  const known = await new Promise<unknown>((resolve) => {
    pulumi.output(result.props as object).apply(resolve);
  });
  return { props: known, opts: result.opts };
}

const closed = { mapPublicIpOnLaunch: false, assignIpv6AddressOnCreation: false };

describe("What awsx makes", () => {
  const subnetType = "aws:ec2/subnet:Subnet";

  for (const [zone, block] of [
    ["eu-west-1a", "2600:1f18:abcd:ab00::/64"],
    ["eu-west-1b", "2600:1f18:abcd:ab01::/64"],
  ] as const) {
    it(`gives the public subnet in ${zone} IPv6, but no public addresses`, async () => {
      const given = subnet("Public", zone);
      assert.deepEqual(await transformed(subnetType, "network-public", given), {
        props: { ...given, ...closed, ipv6CidrBlock: block },
        opts,
      });
    });

    it(`leaves the private subnet in ${zone} without IPv6`, async () => {
      const given = subnet("Private", zone);
      const withBlock = { ...given, assignIpv6AddressOnCreation: true, ipv6CidrBlock: "::/64" };
      const result = await transformed(subnetType, "network-private", withBlock);
      assert.deepEqual(result, { props: { ...given, ...closed, ipv6CidrBlock: undefined }, opts });
    });
  }

  it("has no IPv6 block for a subnet if the VPC has none", async () => {
    const result = await transformed(subnetType, "n", subnet("Public", "eu-west-1a"), "");
    assert.ok(result);
    assert.equal((result.props as { ipv6CidrBlock?: string }).ipv6CidrBlock, undefined);
  });

  it("gives the private subnets' route an alias with its name under a NAT instance", async () => {
    const props = { routeTableId: "rtb-1", natGatewayId: "nat-1" };
    const result = await transformed("aws:ec2/route:Route", "network-private-1", props);
    const alias = { name: "network-private-1-nat", parent: routeParent };
    assert.deepEqual(result?.props, props);
    assert.deepEqual(result.opts, { ...opts, aliases: [{ name: "older" }, alias] });
  });

  it("gives a public subnet's route no alias", async () => {
    const props = { routeTableId: "rtb-1", gatewayId: "igw-1" };
    const result = await transformed("aws:ec2/route:Route", "network-public-1", props);
    assert.deepEqual(result, { props, opts });
  });

  it("makes its NAT gateway after the VPC has an attached internet gateway, and never protects it", async () => {
    const one = transform();
    const natGateway = { custom: true, type: "aws:ec2/natGateway:NatGateway", name: "network-1" };
    const given = { subnetId: "subnet-1", allocationId: "eipalloc-1" };
    one({ custom: true, type: subnetType, name: "n", props: subnet("Public", "eu-west-1a"), opts });
    const result = one({ ...natGateway, props: given, opts: { ...opts, protect: true } });
    attachedTo.length = 0;
    const known = await new Promise((resolve) => {
      pulumi.output(result?.props as object).apply((props) => {
        assert.deepEqual(attachedTo, ["vpc-1"]);
        resolve(props);
      });
    });
    assert.deepEqual(known, given);
    assert.deepEqual(result?.opts, { ...opts, protect: false });
  });

  it("never protects the NAT gateway's address", () => {
    const address = { custom: true, type: "aws:ec2/eip:Eip", name: "network-1", props: {} };
    const result = transform()({ ...address, opts: { ...opts, protect: true } });
    assert.deepEqual(result, { props: {}, opts: { ...opts, protect: false } });
  });

  for (const type of [
    "aws:ec2/vpc:Vpc",
    "aws:ec2/internetGateway:InternetGateway",
    "awsx:ec2:Vpc",
  ]) {
    it(`is not changed if it is ${type}`, async () => {
      assert.equal(await transformed(type, "network", {}), undefined);
    });
  }
});

describe("A route to a NAT instance", () => {
  it("has an alias with the name of the route to a gateway", () => {
    assert.equal(instanceRouteName("network-private-2"), "network-private-2-nat");
  });

  it("has the same alias as awsx's route", () => {
    const network = "urn:pulumi:prod::mcp-catalog::mcp-catalog:network:Network::network";
    assert.equal(
      gatewayRouteUrn(network, "network-private-1"),
      "urn:pulumi:prod::mcp-catalog::mcp-catalog:network:Network$awsx:ec2:Vpc$aws:ec2/vpc:Vpc" +
        "$aws:ec2/subnet:Subnet$aws:ec2/routeTable:RouteTable$aws:ec2/route:Route::network-private-1",
    );
  });
});

describe("ipv6Subnet", () => {
  for (const [block, index, subnetBlock] of [
    ["2600:1f18:abcd:ab00::/56", 0, "2600:1f18:abcd:ab00::/64"],
    ["2600:1f18:abcd:ab00::/56", 1, "2600:1f18:abcd:ab01::/64"],
    ["2600:1f18:abcd:ab00::/56", 255, "2600:1f18:abcd:abff::/64"],
    ["2600:1f18:abcd:b00::/56", 1, "2600:1f18:abcd:b01::/64"],
    ["2600:1f18:abcd::/56", 0, "2600:1f18:abcd::/64"],
    ["2600:1f18:abcd::/56", 10, "2600:1f18:abcd:a::/64"],
    ["2600:1f18::/56", 0, "2600:1f18::/64"],
    ["2600:1f18::/56", 1, "2600:1f18:0:1::/64"],
  ] as const) {
    it(`number ${index} of ${block} is ${subnetBlock}`, () => {
      assert.equal(ipv6Subnet(block, index), subnetBlock);
    });
  }
});

describe("The IPv6 block of a VPC", () => {
  const block = (state: string, ipv6CidrBlock: string) => ({ state, ipv6CidrBlock });

  it("is the present one", () => {
    const blocks = [block("disassociated", "2600:1::/56"), block("associated", "2600:2::/56")];
    assert.equal(ipv6Block(blocks), "2600:2::/56");
  });

  it("is empty if an update finds none", () => {
    assert.equal(ipv6Block([block("disassociated", "2600:1::/56")]), "");
    assert.equal(ipv6Block([]), "");
  });
});
