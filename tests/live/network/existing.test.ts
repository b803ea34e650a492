import assert from "node:assert/strict";
import { once } from "node:events";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { existingNetwork } from "../../../live/network/existing";
import { cannedConfig } from "../support/config";

/** What EC2 answers, in its own format: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/Query-Requests.html */
const answers: Readonly<Record<string, string>> = {
  DescribeSubnets: `<subnetSet>
    <item><subnetId>subnet-a</subnetId><vpcId>vpc-1</vpcId><ownerId>111111111111</ownerId>
      <availabilityZoneId>use1-az1</availabilityZoneId><availableIpAddressCount>250</availableIpAddressCount>
      <ipv6CidrBlockAssociationSet><item><ipv6CidrBlock>2600::/64</ipv6CidrBlock></item></ipv6CidrBlockAssociationSet></item>
    <item><subnetId>subnet-b</subnetId><vpcId>vpc-1</vpcId><ownerId>111111111111</ownerId>
      <availabilityZoneId>use1-az2</availabilityZoneId><availableIpAddressCount>7</availableIpAddressCount></item>
  </subnetSet>`,
  DescribeRouteTables: `<routeTableSet>
    <item><ownerId>111111111111</ownerId><associationSet><item><main>true</main></item></associationSet>
      <routeSet><item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><natGatewayId>nat-1</natGatewayId><state>blackhole</state></item></routeSet></item>
    <item><ownerId>111111111111</ownerId><associationSet><item><subnetId>subnet-a</subnetId><main>false</main></item></associationSet>
      <routeSet><item><destinationCidrBlock>10.0.0.0/16</destinationCidrBlock><gatewayId>local</gatewayId><state>active</state></item>
        <item><destinationCidrBlock>0.0.0.0/0</destinationCidrBlock><gatewayId>igw-1</gatewayId><state>active</state></item></routeSet></item>
  </routeTableSet>`,
  DescribeVpcEndpoints: `<vpcEndpointSet>
    <item><serviceName>com.amazonaws.us-east-1.s3</serviceName><state>available</state></item>
    <item><serviceName>com.amazonaws.us-east-1.logs</serviceName><state>deleting</state></item>
    <item><serviceName>com.amazonaws.us-east-1.sqs</serviceName><state>available</state>
      <vpcEndpointType>Interface</vpcEndpointType><privateDnsEnabled>true</privateDnsEnabled></item>
    <item><serviceName>com.amazonaws.us-east-1.ecr.dkr</serviceName><state>available</state>
      <vpcEndpointType>Interface</vpcEndpointType><privateDnsEnabled>false</privateDnsEnabled></item>
  </vpcEndpointSet>`,
  DescribeVpcAttribute: `<vpcId>vpc-1</vpcId><enableDnsSupport><value>true</value></enableDnsSupport>
    <enableDnsHostnames><value>false</value></enableDnsHostnames>`,
};

describe("existingNetwork", () => {
  it("reads zones, free addresses, default routes and endpoints, and the main table of a subnet without its own", async () => {
    const asked: string[] = [];
    const server = http.createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += String(chunk)));
      request.on("end", () => {
        const action = new URLSearchParams(body).get("Action") ?? "";
        asked.push(action);
        response.setHeader("content-type", "text/xml");
        response.end(`<${action}Response>${answers[action] ?? ""}</${action}Response>`);
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const { port } = server.address() as AddressInfo;
      const subnetIds = ["subnet-a", "subnet-b", "subnet-gone"];
      const found = await existingNetwork(cannedConfig(`http://127.0.0.1:${port}`), {
        vpcId: "vpc-1",
        subnetIds,
      });
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
        asked.sort(),
        [...Object.keys(answers), "DescribeVpcAttribute"].sort(),
        "an attribute is asked by itself",
      );
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
