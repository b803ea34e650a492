import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { runDedicated } from "../fixture";

const vpcType = "awsx:ec2:Vpc";
const routeType = "aws:ec2/route:Route";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const zonesToken = "aws:index/getAvailabilityZones:getAvailabilityZones";

describe("Network in mode dedicated", () => {
  for (const [nat, strategy] of [
    ["none", "None"],
    ["instance", "None"],
    ["single", "Single"],
    ["perAz", "OnePerAz"],
  ] as const) {
    it(`makes a VPC over two zones with IPv6, with nat ${nat} as ${strategy}`, async () => {
      const images = { "aws:ec2/getAmiIds:getAmiIds": { ids: ["ami-1"] } };
      const network = await runDedicated({ nat }, { lookups: images });
      const vpc = network.one(vpcType);
      assert.deepEqual(vpc.inputs, {
        cidrBlock: "10.1.0.0/16",
        assignGeneratedIpv6CidrBlock: true,
        availabilityZoneNames: ["eu-west-1a", "eu-west-1b"],
        subnetStrategy: "Auto",
        subnetSpecs: [
          { type: "Private", assignIpv6AddressOnCreation: false },
          { type: "Public", assignIpv6AddressOnCreation: false },
        ],
        natGateways: { strategy },
        enableDnsHostnames: true,
        enableDnsSupport: true,
      });
      assert.equal(vpc.parent, network.one("mcp-catalog:network:Network").urn);
      assert.equal(vpc.options.protect, false);
    });
  }

  it("removes all rules from the VPC's default security group", async () => {
    const network = await runDedicated();
    assert.deepEqual(network.one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup").inputs, {
      vpcId: "vpc-own",
    });
  });

  it("routes IPv6 from the public subnets to the internet, and not from the private ones", async () => {
    const network = await runDedicated();
    const [first, second] = ["network-public-1-ipv6", "network-public-2-ipv6"].map(
      (name) => network.named(routeType, name).inputs,
    );
    const route = { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-1" };
    assert.deepEqual(first, { routeTableId: "rtb-pub-a", ...route });
    assert.deepEqual(second, { routeTableId: "rtb-pub-b", ...route });
    assert.deepEqual(
      network.all(routeType).filter(({ name }) => /^network-private/.test(name)),
      [],
    );
  });

  it("makes nothing that costs money except the NAT gateway by default", async () => {
    const network = await runDedicated();
    const types = new Set(network.resources.map(({ type }) => type));
    for (const type of ["aws:ec2/flowLog:FlowLog", "aws:autoscaling/group:Group", groupType]) {
      assert.ok(!types.has(type), type);
    }
  });

  it("places the balancer in public and the tasks in private subnets, without a public address", async () => {
    const { outputs } = await runDedicated();
    assert.deepEqual(outputs["subnets"], {
      vpcId: "vpc-own",
      balancerSubnetIds: ["subnet-pub-a", "subnet-pub-b"],
      taskSubnetIds: ["subnet-priv-a", "subnet-priv-b"],
      assignPublicIp: false,
      ipv6: true,
    });
  });

  it("looks up only the zones with Fargate, including those with an outage", async () => {
    const { lookups } = await runDedicated({}, { region: "us-east-1" });
    assert.deepEqual(
      lookups.filter(({ token }) => token === zonesToken),
      [
        {
          token: zonesToken,
          inputs: {
            excludeZoneIds: ["use1-az3"],
            filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
          },
        },
      ],
    );
  });

  it("fails if a region has only one zone with Fargate, and says what to do", async () => {
    const lookups = { [zonesToken]: { names: ["us-gov-west-1a"] } };
    await assert.rejects(runDedicated({}, { region: "us-gov-west-1", lookups }), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
      assert.equal(
        error.message,
        "network.mode dedicated needs two zones with Fargate, found 1 in us-gov-west-1. " +
          "Choose another aws:region, or network.mode existing.",
      );
      return true;
    });
  });
});
