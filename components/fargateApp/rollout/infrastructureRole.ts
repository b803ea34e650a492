import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { ecsTrust, type Scope } from "../../iam";
import { partitionOf } from "../../iam/partition";
import type { Bounded } from "../../iam/trust";

/** The name of the role, and its limits. */
export interface InfrastructureRoleArgs extends Scope, Bounded {
  readonly roleName: string;
}

/**
 * The role with which ECS moves traffic between target groups.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/AmazonECSInfrastructureRolePolicyForLoadBalancers.html
 */
export class InfrastructureRole extends pulumi.ComponentResource {
  public readonly arn: pulumi.Output<string>;

  constructor(name: string, args: InfrastructureRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:fargateApp:InfrastructureRole", name, {}, opts);
    const role = new iam.Role(
      name,
      {
        name: args.roleName,
        description: "Moves traffic from one version to the next",
        assumeRolePolicy: pulumi.jsonStringify(ecsTrust(args)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    new iam.RolePolicyAttachment(
      `${name}-managed`,
      {
        role: role.name,
        policyArn: `arn:${partitionOf(args.region)}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers`,
      },
      { parent: this },
    );
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
