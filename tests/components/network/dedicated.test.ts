import assert from "node:assert/strict";
import { Network } from "../../../components";
import type { NatMode } from "../../../components/network";
import { run } from "../../support/program";

const vpcType = "awsx:ec2:Vpc";
const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

function runDedicated(nat: NatMode) {
  return run(
    () => {
      const network = new Network("network", {
        network: { mode: "dedicated", cidr: "10.1.0.0/16", nat },
        region: "eu-west-1",
      });
      return { placement: network.placement };
    },
    {
      outputs: {
        [vpcType]: {
          vpcId: "vpc-own",
          publicSubnetIds: ["subnet-pub-a", "subnet-pub-b"],
          privateSubnetIds: ["subnet-priv-a", "subnet-priv-b"],
          routeTables: [{ id: "rtb-1" }, { id: "rtb-2" }],
        },
      },
    },
  );
}

describe("Network in mode dedicated", () => {
  for (const [nat, strategy] of [
    ["none", "None"],
    ["single", "Single"],
    ["perAz", "OnePerAz"],
  ] as const) {
    it(`makes a VPC over two zones, with nat ${nat} as ${strategy}`, async () => {
      const network = await runDedicated(nat);
      const vpc = network.one(vpcType);
      assert.deepEqual(vpc.inputs, {
        cidrBlock: "10.1.0.0/16",
        numberOfAvailabilityZones: 2,
        subnetStrategy: "Auto",
        subnetSpecs: [{ type: "Private" }, { type: "Public" }],
        natGateways: { strategy },
        enableDnsHostnames: true,
        enableDnsSupport: true,
      });
      assert.equal(vpc.parent, network.one("mcp-catalog:network:Network").urn);
    });

    it(`reaches S3 by a gateway endpoint on every route table with nat ${nat}`, async () => {
      const network = await runDedicated(nat);
      assert.deepEqual(network.named(endpointType, "network-s3").inputs, {
        vpcId: "vpc-own",
        serviceName: "com.amazonaws.eu-west-1.s3",
        vpcEndpointType: "Gateway",
        routeTableIds: ["rtb-1", "rtb-2"],
      });
    });
  }

  for (const nat of ["single", "perAz"] as const) {
    it(`makes no interface endpoint and no security group with nat ${nat}`, async () => {
      const network = await runDedicated(nat);
      assert.equal(network.all(endpointType).length, 1);
      assert.deepEqual(network.all(groupType), []);
      assert.deepEqual(network.all(ingressType), []);
    });
  }

  it("without NAT makes an interface endpoint for each service that a starting task calls", async () => {
    const network = await runDedicated("none");
    for (const [name, service] of [
      ["network-ecr-api", "ecr.api"],
      ["network-ecr-dkr", "ecr.dkr"],
      ["network-logs", "logs"],
      ["network-secretsmanager", "secretsmanager"],
    ] as const) {
      assert.deepEqual(network.named(endpointType, name).inputs, {
        vpcId: "vpc-own",
        serviceName: `com.amazonaws.eu-west-1.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: ["subnet-priv-a", "subnet-priv-b"],
        securityGroupIds: ["network-endpoints-id"],
        privateDnsEnabled: true,
      });
    }
    assert.equal(network.all(endpointType).length, 5);
  });

  it("lets only HTTPS from the VPC reach the interface endpoints, and nothing out of them", async () => {
    const network = await runDedicated("none");
    assert.deepEqual(network.one(groupType).inputs, {
      vpcId: "vpc-own",
      description: "HTTPS from the VPC to its interface endpoints",
    });
    assert.deepEqual(network.one(ingressType).inputs, {
      securityGroupId: "network-endpoints-id",
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "10.1.0.0/16",
    });
    assert.deepEqual(network.all(egressType), []);
  });

  it("places the balancer in public and the tasks in private subnets, without a public address", async () => {
    const { outputs, lookups } = await runDedicated("single");
    assert.deepEqual(outputs["placement"], {
      vpcId: "vpc-own",
      balancerSubnetIds: ["subnet-pub-a", "subnet-pub-b"],
      taskSubnetIds: ["subnet-priv-a", "subnet-priv-b"],
      assignPublicIp: false,
    });
    assert.deepEqual(lookups, []);
  });
});
