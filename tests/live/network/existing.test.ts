import assert from "node:assert/strict";
import { existingNetwork } from "../../../live/network/existing";
import { withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const ownerId = "111111111111";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html */
const answers: Answers = {
  DescribeSubnets: () => ({
    subnetSet: [
      {
        subnetId: "subnet-a",
        vpcId: "vpc-1",
        ownerId,
        availabilityZoneId: "use1-az1",
        availableIpAddressCount: 250,
        ipv6CidrBlockAssociationSet: [{ ipv6CidrBlock: "2600::/64" }],
      },
      {
        subnetId: "subnet-b",
        vpcId: "vpc-1",
        ownerId,
        availabilityZoneId: "use1-az2",
        availableIpAddressCount: 7,
      },
    ],
  }),
  DescribeRouteTables: () => ({
    routeTableSet: [
      {
        ownerId,
        associationSet: [{ main: true }],
        routeSet: [
          { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-1", state: "blackhole" },
        ],
      },
      {
        ownerId,
        associationSet: [{ subnetId: "subnet-a", main: false }],
        routeSet: [
          { destinationCidrBlock: "10.0.0.0/16", gatewayId: "local", state: "active" },
          { destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1", state: "active" },
        ],
      },
    ],
  }),
  DescribeVpcEndpoints: () => ({
    vpcEndpointSet: [
      { serviceName: "com.amazonaws.us-east-1.s3", state: "available" },
      { serviceName: "com.amazonaws.us-east-1.logs", state: "deleting" },
      {
        serviceName: "com.amazonaws.us-east-1.sqs",
        state: "available",
        vpcEndpointType: "Interface",
        privateDnsEnabled: true,
      },
      {
        serviceName: "com.amazonaws.us-east-1.ecr.dkr",
        state: "available",
        vpcEndpointType: "Interface",
        privateDnsEnabled: false,
      },
    ],
  }),
  DescribeVpcAttribute: () => ({
    vpcId: "vpc-1",
    enableDnsSupport: { value: true },
    enableDnsHostnames: { value: false },
  }),
};

describe("existingNetwork", () => {
  it("reads zones, free addresses, default routes and endpoints, and the main table of a subnet without its own", async () => {
    await withCannedAws(answers, async ({ endpoint, calls }) => {
      const subnetIds = ["subnet-a", "subnet-b", "subnet-gone"];
      const asked = { vpcId: "vpc-1", subnetIds };
      const found = await existingNetwork(cannedConfig(endpoint), asked);
      assert.deepEqual(found, {
        subnets: [
          {
            id: "subnet-a",
            vpcId: "vpc-1",
            zoneId: "use1-az1",
            freeAddresses: 250,
            hasIpv6: true,
            routes: { gateway: "igw-1", blackhole: false },
          },
          {
            id: "subnet-b",
            vpcId: "vpc-1",
            zoneId: "use1-az2",
            freeAddresses: 7,
            hasIpv6: false,
            routes: { gateway: "nat-1", blackhole: true },
          },
        ],
        endpoints: ["s3", "sqs", "ecr.dkr"].map((each) => `com.amazonaws.us-east-1.${each}`),
        unnamedEndpoints: ["com.amazonaws.us-east-1.ecr.dkr"],
        isOwn: true,
        dns: { support: true, hostnames: false },
      });
      assert.deepEqual(
        calls.map(({ operation }) => operation).sort(),
        [...Object.keys(answers), "DescribeVpcAttribute"].sort(),
        "an attribute is asked by itself",
      );
    });
  });
});
