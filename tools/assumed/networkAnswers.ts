import { partitionOf } from "../../components/partition";
import { assumedAccount, assumedIpv6Block } from "./assumptions";

type Inputs = Readonly<Record<string, unknown>>;

/** What makes ids up, and where. */
interface Made {
  readonly id: (prefix: string) => string;
  readonly region: string;
}

type NetworkAnswer = (
  inputs: Inputs,
  made: Made,
) => { readonly id: string; readonly outputs: Inputs };

const withId =
  (prefix: string): NetworkAnswer =>
  (_, made) => ({ id: made.id(prefix), outputs: {} });

/** What AWS would answer to what a network is made of. */
export const networkAnswers: Readonly<Record<string, NetworkAnswer>> = {
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": withId("sg-"),
  "aws:ec2/eip:Eip": withId("eipalloc-"),
  "aws:ec2/flowLog:FlowLog": withId("fl-"),
  "aws:ec2/internetGateway:InternetGateway": withId("igw-"),
  "aws:ec2/launchTemplate:LaunchTemplate": (_, made) => ({
    id: made.id("lt-"),
    outputs: { latestVersion: 1 },
  }),
  "aws:ec2/natGateway:NatGateway": withId("nat-"),
  "aws:ec2/networkInterface:NetworkInterface": withId("eni-"),
  "aws:ec2/route:Route": withId("r-"),
  "aws:ec2/routeTable:RouteTable": withId("rtb-"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": withId("rtbassoc-"),
  "aws:ec2/subnet:Subnet": withId("subnet-"),
  "aws:ec2/vpc:Vpc": (inputs, made) => ({
    id: made.id("vpc-"),
    outputs: inputs["assignGeneratedIpv6CidrBlock"] ? { ipv6CidrBlock: assumedIpv6Block } : {},
  }),
  "aws:iam/instanceProfile:InstanceProfile": (inputs, { region }) => {
    const name = String(inputs["name"]);
    const arn = `arn:${partitionOf(region)}:iam::${assumedAccount}:instance-profile/${name}`;
    return { id: name, outputs: { arn } };
  },
};
