import type { World } from "../../../../tools/account/world";
import type { Inputs, Stored } from "../../../../tools/account/world/types";
import type { Answers } from "../../../live/support/cannedAws";

export function network(world: World): Answers {
  return {
    DescribeSecurityGroups: () => ({
      securityGroupInfo: world.all("aws:ec2/securityGroup:SecurityGroup").map(({ id }) => ({
        groupId: id,
        ipPermissions: rules(
          world,
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          id,
        ),
        ipPermissionsEgress: rules(
          world,
          "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
          id,
        ),
      })),
    }),
    DescribeSubnets: () => ({
      subnetSet: world.all("aws:ec2/subnet:Subnet").map(({ id, inputs }) => ({
        subnetId: id,
        vpcId: inputs["vpcId"],
        cidrBlock: inputs["cidrBlock"],
      })),
    }),
    DescribeRouteTables: () => ({
      routeTableSet: world.all("aws:ec2/routeTable:RouteTable").map(({ id }) => ({
        routeTableId: id,
        associationSet: ofTable(
          world,
          "aws:ec2/routeTableAssociation:RouteTableAssociation",
          id,
        ).map(({ inputs }) => ({ main: false, routeTableId: id, subnetId: inputs["subnetId"] })),
        routeSet: ofTable(world, "aws:ec2/route:Route", id).map(({ inputs }) =>
          route(world, inputs),
        ),
      })),
    }),
    DescribeAddresses: () => ({
      addressesSet: world.all("aws:ec2/eip:Eip").map(({ id, tags }) => ({
        allocationId: id,
        tagSet: Object.entries(tags).map(([key, value]) => ({ key, value })),
      })),
    }),
    DescribeVpcs: () => ({
      vpcSet: world.all("aws:ec2/vpc:Vpc").map(({ id, tags }) => ({
        vpcId: id,
        tagSet: Object.entries(tags).map(([key, value]) => ({ key, value })),
      })),
    }),
    GetServiceQuota: () => ({ Quota: { Value: 5 } }),
    DescribeNatGateways: () => ({
      natGatewaySet: world
        .all("aws:ec2/natGateway:NatGateway")
        .map(({ id }) => ({ natGatewayId: id, state: "available" })),
    }),
    DescribeVpcEndpoints: () => ({ vpcEndpointSet: [] }),
  };
}

export function ofTable(world: World, type: string, table: string): readonly Stored[] {
  return world.all(type).filter(({ inputs }) => inputs["routeTableId"] === table);
}

/** EC2 calls a route a black hole if what it leads to is gone. */
export function route(world: World, inputs: Inputs): Inputs {
  const { destinationCidrBlock, natGatewayId, gatewayId } = inputs;
  const gone =
    natGatewayId !== undefined && !world.byId("aws:ec2/natGateway:NatGateway", natGatewayId);
  return { destinationCidrBlock, natGatewayId, gatewayId, state: gone ? "blackhole" : "active" };
}

export function rules(world: World, type: string, group: string): Inputs[] {
  return world
    .all(type)
    .filter(({ inputs }) => inputs["securityGroupId"] === group)
    .map(({ inputs }) => ({
      ipProtocol: inputs["ipProtocol"],
      fromPort: inputs["fromPort"],
      toPort: inputs["toPort"],
      groups: [inputs["referencedSecurityGroupId"]].flatMap((each) =>
        each ? [{ groupId: each }] : [],
      ),
      ipRanges: [inputs["cidrIpv4"]].flatMap((each) => (each ? [{ cidrIp: each }] : [])),
    }));
}
