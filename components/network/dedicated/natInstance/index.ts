import * as pulumi from "@pulumi/pulumi";
import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as vpc from "@pulumi/aws/vpc";
import { NatAccess } from "./access";
import { diskSize, diskType, instanceType } from "./machine";
import { startScript } from "./start";
import type { Bounded } from "../../../iam/trust";

/** The VPC, and what the machine lets through. */
export interface NatInstanceArgs extends Bounded {
  /** Name of the group, the template and the role, and the `Name` tag that limits what the role may touch. */
  readonly name: string;
  readonly vpcId: pulumi.Input<string>;
  /** Id of a public subnet. */
  readonly subnetId: pulumi.Input<string>;
  /** Addresses that may use the instance, in CIDR form. */
  readonly cidr: string;
  readonly region: string;
  /** Id of the machine's image. */
  readonly imageId: string;
  readonly accountId: pulumi.Input<string>;
  /** TCP ports of the internet that the tasks may connect to. */
  readonly egressPorts: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Port of EC2's API, which the machine calls to take its address and its interface. */
const apiPort = 443;

/** Ports from which the tasks open their connections. */
const clientPorts = { fromPort: 1024, toPort: 65535 };

/**
 * NAT by one small machine. An Auto Scaling group replaces the machine when it fails. Routes point to a network
 * interface, and the internet sees an Elastic IP; both outlive the machine, and a new machine takes them over within a
 * minute or two. A newer image is used from the next replacement on. `aws autoscaling start-instance-refresh` replaces
 * the machine immediately, with an interruption of the same length. https://fck-nat.dev/stable/
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html
 */
export class NatInstance extends pulumi.ComponentResource {
  /** Id of the interface that routes point to. */
  public readonly interfaceId: pulumi.Output<string>;

  constructor(name: string, args: NatInstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:NatInstance", name, {}, opts);
    const tags = { ...args.tags, Name: args.name };
    const groupId = this.securityGroup(name, args);
    const ownInterface = new ec2.NetworkInterface(
      `${name}-interface`,
      {
        subnetId: args.subnetId,
        description: "What the private subnets' routes name",
        securityGroups: [groupId],
        sourceDestCheck: false,
        tags: { Name: args.name },
      },
      { parent: this },
    );
    const address = new ec2.Eip(
      `${name}-address`,
      { domain: "vpc", tags: { Name: args.name } },
      { parent: this },
    );
    const access = new NatAccess(
      `${name}-role`,
      { ...args, addressId: address.id },
      { parent: this },
    );
    const template = new ec2.LaunchTemplate(
      `${name}-template`,
      {
        name: args.name,
        description: "NAT instance",
        imageId: args.imageId,
        instanceType,
        // When its free CPU credits are used up, the machine slows down instead of costing more.
        creditSpecification: { cpuCredits: "standard" },
        updateDefaultVersion: true,
        iamInstanceProfile: { arn: access.profileArn },
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
        },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeType: diskType,
              volumeSize: diskSize,
              encrypted: "true",
              deleteOnTermination: "true",
            },
          },
        ],
        // It needs a temporary public address to call EC2 and claim its Elastic IP.
        networkInterfaces: [
          {
            deviceIndex: 0,
            associatePublicIpAddress: "true",
            securityGroups: [groupId],
            deleteOnTermination: "true",
          },
        ],
        tagSpecifications: ["instance", "network-interface", "volume"].map((resourceType) => ({
          resourceType,
          tags,
        })),
        userData: pulumi.all([ownInterface.id, address.id]).apply(startScript),
      },
      { parent: this },
    );
    new autoscaling.Group(
      name,
      {
        name: args.name,
        minSize: 1,
        maxSize: 1,
        desiredCapacity: 1,
        vpcZoneIdentifiers: [args.subnetId],
        healthCheckType: "EC2",
        launchTemplate: {
          id: template.id,
          version: template.latestVersion.apply(String),
        },
      },
      // If only the subnets changed, the running machine would stay in the old VPC, which then could not be deleted.
      { parent: this, deleteBeforeReplace: true, replacementTrigger: args.vpcId },
    );
    this.interfaceId = ownInterface.id;
    this.registerOutputs({ interfaceId: this.interfaceId });
  }

  /**
   * Opens the same ports for the VPC and towards the internet, so that the machine passes on what the tasks may send.
   * The tasks' packets arrive at the interface in the routes and leave by the machine's first interface; the answers go
   * the opposite way. Each interface remembers only its own connections, so the answers need a rule of their own.
   */
  private securityGroup(name: string, args: NatInstanceArgs): pulumi.Output<string> {
    const group = new ec2.SecurityGroup(
      `${name}-group`,
      {
        namePrefix: `${args.name}-`,
        vpcId: args.vpcId,
        description: "The NAT instance",
        tags: { Name: args.name },
      },
      { parent: this },
    );
    for (const port of new Set([apiPort, ...args.egressPorts])) {
      const rule = {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
      };
      new vpc.SecurityGroupIngressRule(
        `${name}-from-vpc-${port}`,
        { ...rule, cidrIpv4: args.cidr, description: "What the tasks send" },
        { parent: this },
      );
      new vpc.SecurityGroupEgressRule(
        `${name}-to-world-${port}`,
        { ...rule, cidrIpv4: "0.0.0.0/0", description: "What the tasks send" },
        { parent: this },
      );
    }
    new vpc.SecurityGroupEgressRule(
      `${name}-to-tasks`,
      {
        securityGroupId: group.id,
        ipProtocol: "tcp",
        ...clientPorts,
        cidrIpv4: args.cidr,
        description: "Answers to the tasks",
      },
      { parent: this },
    );
    return group.id;
  }
}
