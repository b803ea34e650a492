import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { partitionOf } from "../../../iam/partition";
import { serviceTrust, type Bounded } from "../../../iam/trust";

/** What the machine may touch. */
export interface AccessArgs extends Bounded {
  /** Name of the role, the profile and the `Name` tag that limits what the role may touch. */
  readonly name: string;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** Allocation of the address that the instance may take. */
  readonly addressId: pulumi.Input<string>;
}

/** The instance profile of the NAT instance, resolved after the role has its policy. */
export class NatAccess extends pulumi.ComponentResource {
  public readonly profileArn: pulumi.Output<string>;

  constructor(name: string, args: AccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:network:NatAccess", name, {}, opts);
    const role = new iam.Role(
      name,
      {
        name: args.name,
        description: "Takes the NAT instance's address and interface",
        assumeRolePolicy: JSON.stringify(instanceTrust()),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    const policy = new iam.RolePolicy(
      `${name}-take-over`,
      {
        name: "take-over",
        role: role.id,
        policy: pulumi.jsonStringify(takeOverPolicy(args)),
      },
      { parent: this },
    );
    const profile = new iam.InstanceProfile(
      `${name}-profile`,
      { name: args.name, role: role.name },
      { parent: this, dependsOn: [policy] },
    );
    this.profileArn = profile.arn;
    this.registerOutputs({ profileArn: this.profileArn });
  }
}

/** Lets EC2 assume the role for an instance. EC2 has no condition that tells one instance's request from another's. */
function instanceTrust() {
  return serviceTrust("ec2.amazonaws.com");
}

/**
 * Allows what fck-nat does when it starts: it takes the Elastic IP, switches off the source check of its first
 * interface and attaches the second. The machine and its interfaces are not known in advance, so the policy selects
 * them by their tag.
 */
function takeOverPolicy({ name, region, accountId, addressId }: AccessArgs) {
  const arn = (resource: pulumi.Input<string>) =>
    pulumi.interpolate`arn:${partitionOf(region)}:ec2:${region}:${accountId}:${resource}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: [
          "ec2:AssociateAddress",
          "ec2:AttachNetworkInterface",
          "ec2:ModifyNetworkInterfaceAttribute",
        ],
        Resource: [arn("instance/*"), arn("network-interface/*")],
        Condition: { StringEquals: { "aws:ResourceTag/Name": name } },
      },
      {
        Effect: "Allow",
        Action: "ec2:AssociateAddress",
        Resource: arn(pulumi.interpolate`elastic-ip/${addressId}`),
      },
    ],
  } as const satisfies iam.PolicyDocument;
}
