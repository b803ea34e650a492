import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { readSecretsPolicy, startTasksPolicy, tasksTrust } from "./iam";
import { partitionOf } from "./partition";

export interface ExecutionRoleArgs {
  readonly roleName: string;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** The repository that holds the image. */
  readonly repositoryArn: pulumi.Input<string>;
  /** Where the container's output goes. */
  readonly logGroupName: string;
  /** Full ARNs of the secrets that tasks are started with; no wildcards. */
  readonly secretArns: readonly pulumi.Input<string>[];
  /** The key of one's own that encrypts them; none for AWS's. */
  readonly keyArn?: pulumi.Input<string>;
  /** True for AWS's managed policy, which lets the role pull from every repository and write to every log group. */
  readonly managedPolicy: boolean;
  /** ARN of the policy that bounds what the role may ever do. */
  readonly permissionsBoundary?: string;
}

/**
 * The role with which ECS starts a task: it pulls the image, writes the logs and reads exactly the declared secrets.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export class ExecutionRole extends pulumi.ComponentResource {
  public readonly arn: pulumi.Output<string>;

  constructor(name: string, args: ExecutionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:executionRole:ExecutionRole", name, {}, opts);
    const role = new iam.Role(
      name,
      {
        name: args.roleName,
        description: "Starts the tasks: pulls the image, writes logs, reads the declared secrets",
        assumeRolePolicy: pulumi.jsonStringify(tasksTrust(args)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
    this.allowStarting(name, role, args);
    if (args.secretArns.length > 0) {
      new iam.RolePolicy(
        `${name}-secrets`,
        {
          name: "read-secrets",
          role: role.id,
          policy: pulumi.jsonStringify(
            readSecretsPolicy(args.secretArns, args.region, args.keyArn),
          ),
        },
        { parent: this },
      );
    }
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });
  }

  /** Pulumi makes one before it deletes the other, so a role that runs is never without. */
  private allowStarting(name: string, role: iam.Role, args: ExecutionRoleArgs): void {
    if (args.managedPolicy) {
      new iam.RolePolicyAttachment(
        `${name}-managed`,
        { role: role.name, policyArn: managedPolicyArn(args.region) },
        { parent: this },
      );
      return;
    }
    new iam.RolePolicy(
      `${name}-start`,
      {
        name: "start-tasks",
        role: role.id,
        policy: pulumi.jsonStringify(startTasksPolicy(args)),
      },
      { parent: this },
    );
  }
}

function managedPolicyArn(region: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`;
}
