const anywhere = { destinationCidrBlock: "0.0.0.0/0" };
const tags = { Name: "net" };
const vpcId = "Vpc/net";
const vpc = "Vpc::net";

const subnetPath = (name: string) => `Vpc$Subnet::${name}`;
const below = (rest: string) => `Vpc$Subnet$${rest}`;

/** A subnet with its route table and what is associated with it. */
function subnet(
  kind: "Public" | "Private",
  zone: "a" | "b",
  cidrBlock: string,
  between: readonly object[],
  over: { readonly inputs: object; readonly target: string },
): readonly object[] {
  const name = `net-${kind.toLowerCase()}-${zone === "a" ? 1 : 2}`;
  const ownTags = { Name: name, SubnetType: kind };
  const [subnetId, routeTableId] = [`Subnet/${name}`, `RouteTable/${name}`];
  const [subnetUrn, tableUrn] = [`Subnet::${name}`, `RouteTable::${name}`];
  return [
    {
      path: subnetPath(name),
      inputs: {
        vpcId,
        availabilityZone: `eu-west-1${zone}`,
        mapPublicIpOnLaunch: kind === "Public",
        cidrBlock,
        assignIpv6AddressOnCreation: false,
        tags: ownTags,
      },
      waitsFor: [vpc],
    },
    {
      path: below(`RouteTable::${name}`),
      inputs: { vpcId, tags: ownTags },
      waitsFor: [subnetUrn, vpc],
    },
    {
      path: below(`RouteTable$RouteTableAssociation::${name}`),
      inputs: { routeTableId, subnetId },
      waitsFor: [tableUrn, subnetUrn],
    },
    ...between,
    {
      path: below(`RouteTable$Route::${name}`),
      inputs: { routeTableId, ...over.inputs, ...anywhere },
      waitsFor: [tableUrn, over.target],
    },
  ];
}

const natTags = { Name: "net-1" };
const firstSubnet = "Subnet::net-public-1";

const natGateway = [
  { path: below("Eip::net-1"), inputs: { tags: natTags }, waitsFor: [firstSubnet] },
  {
    path: below("NatGateway::net-1"),
    inputs: { subnetId: "Subnet/net-public-1", allocationId: "Eip/net-1", tags: natTags },
    waitsFor: [firstSubnet, "Eip::net-1"],
  },
];

const overInternet = {
  inputs: { gatewayId: "InternetGateway/net" },
  target: "InternetGateway::net",
};
const overNat = {
  inputs: { natGatewayId: "NatGateway/net-1" },
  target: "NatGateway::net-1",
};

/** What awsx makes of a /16 over two zones with one NAT gateway. */
export const expectedResources = [
  {
    path: "Vpc::net",
    inputs: { cidrBlock: "10.1.0.0/16", enableDnsHostnames: true, tags },
    waitsFor: [],
  },
  { path: "Vpc$InternetGateway::net", inputs: { vpcId, tags }, waitsFor: [vpc] },
  ...subnet("Public", "a", "10.1.64.0/18", natGateway, overInternet),
  ...subnet("Private", "a", "10.1.0.0/18", [], overNat),
  ...subnet("Public", "b", "10.1.192.0/18", [], overInternet),
  ...subnet("Private", "b", "10.1.128.0/18", [], overNat),
];
