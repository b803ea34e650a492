import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
// Tells the SDK the classes of the resources that the outputs refer to.
import "@pulumi/aws/ec2";
import * as awsx from "@pulumi/awsx/ec2";
import { evaluate } from "../../../tools/evaluate";
import { awsxVpc } from "../../../tools/assumed/awsxVpc";
import { Run } from "../../support/program";
import { expectedResources } from "./awsxVpcResources";

const zones = ["eu-west-1a", "eu-west-1b"];
const block = "2600:1f18:abcd:ab00::/56";

const plain: awsx.VpcArgs = {
  cidrBlock: "10.1.0.0/16",
  availabilityZoneNames: zones,
  subnetStrategy: "Auto",
  subnetSpecs: [{ type: "Private" }, { type: "Public" }],
  natGateways: { strategy: "Single" },
  enableDnsHostnames: true,
};

/** Runs a VPC whose ids are `<type>/<name>`, in a region with three zones. */
async function runVpc(args: Partial<awsx.VpcArgs> = {}): Promise<Run> {
  const program = () => {
    const vpc = new awsx.Vpc("net", { ...plain, ...args });
    const { vpcId, publicSubnetIds, privateSubnetIds, internetGateway, routeTables } = vpc;
    const tableIds = routeTables.apply((all) => pulumi.all(all.map(({ id }) => id)));
    const ids = { vpcId, publicSubnetIds, privateSubnetIds, tableIds };
    return Promise.resolve({ ...ids, gatewayId: internetGateway.id });
  };
  const evaluation = await evaluate(program, {
    project: "mcp-catalog",
    stack: "prod",
    config: {},
    secretKeys: [],
    preview: false,
    answers: {
      resource: ({ type, name }) => ({
        id: `${type.split(":").at(-1) ?? type}/${name}`,
        outputs: type === "aws:ec2/vpc:Vpc" ? { ipv6CidrBlock: block } : {},
      }),
      lookup: () => assert.fail("awsx was asked"),
      children: (component, register) => awsxVpc(component, register, [...zones, "eu-west-1c"]),
    },
  });
  return new Run(evaluation);
}

/** Names of the resources of EC2 of a type. */
function namesOf(vpc: Run, type: string): readonly string[] {
  return vpc.all(`aws:ec2/${type}`).map(({ name }) => name);
}

/** An input of each subnet, by the subnet's name. */
function ofSubnets(vpc: Run, input: string): Readonly<Record<string, unknown>> {
  const subnets = vpc.all("aws:ec2/subnet:Subnet");
  return Object.fromEntries(subnets.map(({ name, inputs }) => [name, inputs[input]]));
}

describe("The model of awsx.ec2.Vpc", () => {
  it("makes these resources for two zones with one NAT gateway, in awsx's order", async () => {
    const vpc = await runVpc();
    const [component, ...children] = vpc.resources;
    assert.equal(component?.type, "awsx:ec2:Vpc");
    const made = children.map((each) => ({
      path: each.urn
        .split("$")
        .slice(1)
        .join("$")
        .replaceAll(/aws:ec2\/\w+:/g, ""),
      inputs: each.inputs,
      waitsFor: each.dependencies.map((urn) => urn.split(":").slice(-3).join(":")),
    }));
    assert.deepEqual(made, expectedResources);
  });

  for (const [strategy, gateways, routes] of [
    ["None", [], {}],
    ["Single", ["net-1"], { "net-private-1": "net-1", "net-private-2": "net-1" }],
    ["OnePerAz", ["net-1", "net-2"], { "net-private-1": "net-1", "net-private-2": "net-2" }],
  ] as const) {
    it(`has ${gateways.length} NAT gateways with strategy ${strategy}, each with an address`, async () => {
      const vpc = await runVpc({ natGateways: { strategy } });
      assert.deepEqual(namesOf(vpc, "natGateway:NatGateway"), gateways);
      assert.deepEqual(namesOf(vpc, "eip:Eip"), gateways);
      const over = vpc
        .all("aws:ec2/route:Route")
        .filter(({ inputs }) => inputs["natGatewayId"] !== undefined)
        .map(({ name, inputs }) => [name, String(inputs["natGatewayId"])] as const);
      const expected = Object.entries(routes).map(([name, nat]) => [name, `NatGateway/${nat}`]);
      assert.deepEqual(over, expected);
      assert.equal(namesOf(vpc, "route:Route").length, 2 + expected.length);
    });
  }

  it("has outputs with the ids of what it made", async () => {
    const { outputs } = await runVpc({ natGateways: { strategy: "OnePerAz" } });
    const tables = ["net-public-1", "net-private-1", "net-public-2", "net-private-2"];
    assert.deepEqual(outputs, {
      vpcId: "Vpc/net",
      publicSubnetIds: ["Subnet/net-public-1", "Subnet/net-public-2"],
      privateSubnetIds: ["Subnet/net-private-1", "Subnet/net-private-2"],
      tableIds: tables.map((name) => `RouteTable/${name}`),
      gatewayId: "InternetGateway/net",
    });
  });

  it("gives subnets IPv6 as the VPC has it, public ones first, unless their spec says otherwise", async () => {
    const all = await runVpc({ assignGeneratedIpv6CidrBlock: true });
    assert.equal(all.one("aws:ec2/vpc:Vpc").inputs["assignGeneratedIpv6CidrBlock"], true);
    assert.deepEqual(ofSubnets(all, "ipv6CidrBlock"), {
      "net-public-1": "2600:1f18:abcd:ab00::/64",
      "net-private-1": "2600:1f18:abcd:ab02::/64",
      "net-public-2": "2600:1f18:abcd:ab01::/64",
      "net-private-2": "2600:1f18:abcd:ab03::/64",
    });
    const some = await runVpc({
      assignGeneratedIpv6CidrBlock: true,
      subnetSpecs: [{ type: "Private", assignIpv6AddressOnCreation: false }, { type: "Public" }],
    });
    assert.deepEqual(ofSubnets(some, "assignIpv6AddressOnCreation"), {
      "net-public-1": true,
      "net-private-1": false,
      "net-public-2": true,
      "net-private-2": false,
    });
    assert.equal(ofSubnets(some, "ipv6CidrBlock")["net-private-1"], undefined);
  });

  it("takes the region's first three zones, or as many as it is told, and a NAT gateway in each", async () => {
    const { availabilityZoneNames, natGateways, ...unsaid } = plain;
    assert.ok(availabilityZoneNames && natGateways);
    const nothing = { availabilityZoneNames: undefined, natGateways: undefined };
    const three = await runVpc({ ...unsaid, ...nothing });
    assert.deepEqual(ofSubnets(three, "availabilityZone"), {
      "net-public-1": "eu-west-1a",
      "net-private-1": "eu-west-1a",
      "net-public-2": "eu-west-1b",
      "net-private-2": "eu-west-1b",
      "net-public-3": "eu-west-1c",
      "net-private-3": "eu-west-1c",
    });
    assert.equal(namesOf(three, "natGateway:NatGateway").length, 3);
    const count = { ...nothing, numberOfAvailabilityZones: 2 } as unknown as awsx.VpcArgs;
    assert.equal(namesOf(await runVpc(count), "subnet:Subnet").length, 4);
    const many = { ...nothing, numberOfAvailabilityZones: 4 } as unknown as awsx.VpcArgs;
    await assert.rejects(runVpc(many), /takes 4 zones of a region, and there are 3/);
  });

  it("adds tags to all that can have them", async () => {
    const vpc = await runVpc({ tags: { Team: "web" } });
    const tagged = vpc.resources.filter(({ inputs }) => inputs["tags"] !== undefined);
    assert.equal(tagged.length, 1 + 2 + 4 + 4 + 2);
    for (const { urn, inputs } of tagged) {
      assert.equal((inputs["tags"] as Readonly<Record<string, unknown>>)["Team"], "web", urn);
    }
  });

  const unknown: readonly (readonly [string, Partial<awsx.VpcArgs>])[] = [
    ["subnetStrategy other than Auto", { subnetStrategy: "Legacy" }],
    ["no subnetSpecs", { subnetSpecs: [] }],
    ["vpcEndpointSpecs", { vpcEndpointSpecs: [] }],
    ["subnetSpecs' cidrMask", { subnetSpecs: [{ type: "Public", cidrMask: 20 }] }],
  ];
  for (const [what, args] of unknown) {
    it(`refuses what it does not know: ${what}`, async () => {
      const message = `The model of awsx.ec2.Vpc does not know ${what}, as in net`;
      await assert.rejects(runVpc(args), (error: Error) => {
        assert.ok(error.message.endsWith(message), error.message);
        return true;
      });
    });
  }
});
