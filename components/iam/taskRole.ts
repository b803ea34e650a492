import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { taskTrust, type Bounded, type Scope } from "./trust";

/** The name and the rights of the role. */
export interface TaskRoleArgs extends Scope, Bounded {
  /** Physical name of the role. */
  readonly roleName: string;
  /** ARNs of managed policies for the AWS services that the app calls; none by default. */
  readonly policyArns: readonly string[];
}

/**
 * The role of the app itself. It may do only what `policyArns` allow.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export class TaskRole extends pulumi.ComponentResource {
  /** ARN of the role. */
  public readonly arn: pulumi.Output<string>;
  /** Name of the role, for policies that are added to it. */
  public readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: TaskRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:taskRole:TaskRole", name, {}, opts);
    const role = new iam.Role(
      name,
      {
        name: args.roleName,
        description: "What the app itself may do in AWS",
        assumeRolePolicy: pulumi.jsonStringify(taskTrust(args)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    for (const policyArn of args.policyArns) {
      new iam.RolePolicyAttachment(
        `${name}-${ownerAndPath(policyArn)}`,
        { role: role.name, policyArn },
        { parent: this },
      );
    }
    this.arn = role.arn;
    this.roleName = role.name;
    this.registerOutputs({ arn: this.arn, roleName: this.roleName });
  }
}

/** A short name by which managed policies can be told apart: `aws/ReadOnlyAccess` or `123456789012/team/catalog`. */
function ownerAndPath(policyArn: string): string {
  return policyArn.split("::").slice(1).join().replace(":policy", "");
}
