import { capitals, tagList, to, type Fields } from "../fields";
import type { CallShape, ResourceShape } from "../types";

/** Tags in the form that EC2 takes when it creates a resource. */
function tagged(ResourceType: string): Pick<CallShape, "always"> & { readonly tags: Fields } {
  return {
    always: { TagSpecifications: [{ ResourceType, Tags: [] }] },
    tags: { tags: tagList("TagSpecifications.0.Tags") },
  };
}

/** The call that creates a resource with tags. */
function create(call: string, type: string, fields: Fields): CallShape {
  const { always, tags } = tagged(type);
  return { call, always, fields: { ...fields, ...tags } };
}

/** The calls that set attributes. AWS takes only one attribute in a call. */
function attributes(call: string, own: string, ...names: readonly string[]): readonly CallShape[] {
  return names.map((name) => ({
    call,
    own,
    fields: Object.fromEntries(
      Object.entries(capitals(name)).map(([key, field]) => [
        key,
        (value, inputs) => field({ Value: value }, inputs),
      ]),
    ),
  }));
}

export const vpc: ResourceShape = {
  id: ["Vpc", "VpcId"],
  calls: [
    create("ec2.CreateVpc", "vpc", {
      ...capitals("cidrBlock"),
      assignGeneratedIpv6CidrBlock: to("AmazonProvidedIpv6CidrBlock"),
    }),
    ...attributes("ec2.ModifyVpcAttribute", "VpcId", "enableDnsHostnames", "enableDnsSupport"),
  ],
};

export const defaultSecurityGroup: ResourceShape = {
  calls: [
    {
      call: "ec2.DescribeSecurityGroups",
      always: { Filters: [{ Name: "group-name", Values: ["default"] }] },
      fields: { vpcId: to("Filters.1", (id: string) => ({ Name: "vpc-id", Values: [id] })) },
    },
  ],
};

export const internetGateway: ResourceShape = {
  id: ["InternetGateway", "InternetGatewayId"],
  calls: [
    create("ec2.CreateInternetGateway", "internet-gateway", {}),
    { call: "ec2.AttachInternetGateway", own: "InternetGatewayId", fields: capitals("vpcId") },
  ],
};

export const subnet: ResourceShape = {
  id: ["Subnet", "SubnetId"],
  calls: [
    create("ec2.CreateSubnet", "subnet", capitals("vpcId", "availabilityZone", "cidrBlock")),
    ...attributes(
      "ec2.ModifySubnetAttribute",
      "SubnetId",
      "mapPublicIpOnLaunch",
      "assignIpv6AddressOnCreation",
    ),
  ],
  // A part of a block that AWS makes up. A preview makes one up, too.
  providerOnly: ["ipv6CidrBlock"],
};

export const routeTable: ResourceShape = {
  id: ["RouteTable", "RouteTableId"],
  calls: [create("ec2.CreateRouteTable", "route-table", capitals("vpcId"))],
};

export const routeTableAssociation: ResourceShape = {
  calls: [{ call: "ec2.AssociateRouteTable", fields: capitals("routeTableId", "subnetId") }],
};

export const route: ResourceShape = {
  calls: [
    {
      call: "ec2.CreateRoute",
      fields: capitals(
        "routeTableId",
        "destinationCidrBlock",
        "destinationIpv6CidrBlock",
        "gatewayId",
        "natGatewayId",
        "networkInterfaceId",
      ),
    },
  ],
};

export const eip: ResourceShape = {
  id: ["AllocationId"],
  calls: [create("ec2.AllocateAddress", "elastic-ip", capitals("domain"))],
};

export const natGateway: ResourceShape = {
  id: ["NatGateway", "NatGatewayId"],
  calls: [create("ec2.CreateNatGateway", "natgateway", capitals("subnetId", "allocationId"))],
};

export const vpcEndpoint: ResourceShape = {
  calls: [
    create(
      "ec2.CreateVpcEndpoint",
      "vpc-endpoint",
      capitals(
        "vpcId",
        "serviceName",
        "vpcEndpointType",
        "routeTableIds",
        "subnetIds",
        "securityGroupIds",
        "privateDnsEnabled",
      ),
    ),
  ],
};

export const flowLog: ResourceShape = {
  calls: [
    {
      call: "ec2.CreateFlowLogs",
      always: { ResourceType: "VPC", TagSpecifications: [{ ResourceType: "vpc-flow-log" }] },
      fields: {
        vpcId: to("ResourceIds.0"),
        iamRoleArn: to("DeliverLogsPermissionArn"),
        ...capitals("trafficType", "logDestinationType", "logDestination"),
        ...capitals("maxAggregationInterval"),
        tags: tagList("TagSpecifications.0.Tags"),
      },
    },
  ],
};
