import assert from "node:assert/strict";
import { serviceName, type EndpointService } from "../../../../components/network/services";
import { runDedicated } from "../fixture";

const endpointType = "aws:ec2/vpcEndpoint:VpcEndpoint";
const groupType = "aws:ec2/securityGroup:SecurityGroup";
const ingressType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const egressType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

const tasksStart = [
  ["network-ecr-api", "ecr.api"],
  ["network-ecr-dkr", "ecr.dkr"],
  ["network-logs", "logs"],
  ["network-secretsmanager", "secretsmanager"],
] as const;

describe("The endpoints of a dedicated network", () => {
  for (const nat of ["none", "single", "perAz"] as const) {
    it(`reach S3 over every route table with nat ${nat}`, async () => {
      const network = await runDedicated({ nat });
      assert.deepEqual(network.named(endpointType, "network-s3").inputs, {
        vpcId: "vpc-own",
        serviceName: "com.amazonaws.eu-west-1.s3",
        vpcEndpointType: "Gateway",
        routeTableIds: ["rtb-pub-a", "rtb-priv-a", "rtb-pub-b", "rtb-priv-b"],
      });
    });
  }

  it("are only that of S3 with NAT and no chosen services, without a security group", async () => {
    const network = await runDedicated();
    assert.equal(network.all(endpointType).length, 1);
    for (const type of [groupType, ingressType, egressType]) {
      assert.deepEqual(network.all(type), []);
    }
  });

  it("are those that a starting task calls if there is no NAT", async () => {
    const network = await runDedicated({ nat: "none" });
    for (const [name, service] of tasksStart) {
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

  const names = (resources: readonly { readonly name: string }[]) =>
    resources.map(({ name }) => name).sort();

  it("are the chosen ones if there is NAT", async () => {
    const network = await runDedicated({ endpoints: ["sts", "ecr.api", "bedrock-runtime"] });
    assert.deepEqual(names(network.all(endpointType)), [
      "network-bedrock-runtime",
      "network-ecr-api",
      "network-s3",
      "network-sts",
    ]);
  });

  it("are one for each service, chosen or needed, if there is no NAT", async () => {
    const network = await runDedicated({ nat: "none", endpoints: ["logs", "kms"] });
    assert.deepEqual(names(network.all(endpointType)), [
      ...names(tasksStart.map(([name]) => ({ name })).slice(0, 2)),
      "network-kms",
      "network-logs",
      "network-s3",
      "network-secretsmanager",
    ]);
  });

  it("accept only HTTPS from the VPC, and open no connections", async () => {
    const network = await runDedicated({ endpoints: ["kms"] });
    assert.deepEqual(network.one(groupType).inputs, {
      namePrefix: "shop-endpoints-",
      tags: { Name: "shop-endpoints" },
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
});

describe("serviceName", () => {
  for (const [region, service, name] of [
    ["us-east-1", "ecr.api", "com.amazonaws.us-east-1.ecr.api"],
    ["us-gov-west-1", "ecr.api", "com.amazonaws.us-gov-west-1.ecr.api"],
    ["cn-north-1", "ecr.api", "cn.com.amazonaws.cn-north-1.ecr.api"],
    ["cn-north-1", "logs", "com.amazonaws.cn-north-1.logs"],
    ["cn-north-1", "secretsmanager", "com.amazonaws.cn-north-1.secretsmanager"],
    ["eusc-de-east-1", "ecr.dkr", "eu.amazonaws.eusc-de-east-1.ecr.dkr"],
    ["us-iso-east-1", "ecr.dkr", "gov.ic.c2s.us-iso-east-1.ecr.dkr"],
    ["us-isob-east-1", "ecr.dkr", "gov.sgov.sc2s.us-isob-east-1.ecr.dkr"],
  ] as const satisfies readonly (readonly [string, EndpointService, string])[]) {
    it(`names ${service} in ${region} ${name}`, () => {
      assert.equal(serviceName(region, service), name);
    });
  }
});
