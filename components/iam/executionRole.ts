import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { partitionOf } from "./partition";
import { decryptSecretsPolicy, readSecretsPolicy } from "./secretsPolicy";
import { startTasksPolicy } from "./startTasksPolicy";
import { executionTrust, type Bounded } from "./trust";

/** What the role may pull, write and read. */
export interface ExecutionRoleArgs extends Bounded {
  /** Physical name of the role. */
  readonly roleName: string;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** ARN of the repository that holds the image. */
  readonly repositoryArn: pulumi.Input<string>;
  /** Log group of the container's output. */
  readonly logGroupName: string;
  /** ARN of the customer's key that encrypts the secrets; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /**
   * Whether to use AWS's managed policy, which lets the role pull from every repository and write to every log group.
   */
  readonly managedPolicy: boolean;
}

/**
 * The role that ECS uses to start a task: it pulls the image, writes the logs and reads exactly the declared secrets.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
export class ExecutionRole extends pulumi.ComponentResource {
  /** ARN of the role. */
  public readonly arn: pulumi.Output<string>;
  /** The key's ARN, resolved after the role may decrypt with the key, so that no task fails to read its secrets. */
  public readonly keyArn: pulumi.Output<string> | undefined;
  /** ID of the role, for policies that are added to it. */
  public readonly id: pulumi.Output<string>;

  constructor(name: string, args: ExecutionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:executionRole:ExecutionRole", name, {}, opts);
    const role = this.createRole(name, args);
    this.arn = role.arn;
    this.id = role.id;
    this.allowStarting(name, role, args);
    this.keyArn =
      args.keyArn === undefined ? undefined : this.allowDecrypting(name, args.keyArn, args.region);
    this.registerOutputs({ arn: this.arn, id: this.id });
  }

  private createRole(name: string, args: ExecutionRoleArgs): iam.Role {
    return new iam.Role(
      name,
      {
        name: args.roleName,
        description: "Starts the tasks: pulls the image, writes logs, reads the declared secrets",
        assumeRolePolicy: pulumi.jsonStringify(executionTrust(args)),
        permissionsBoundary: args.permissionsBoundary,
      },
      { parent: this },
    );
  }

  /** Pulumi creates the new policy before it deletes the old one, so a running service always has one of the two. */
  private allowStarting(name: string, role: iam.Role, args: ExecutionRoleArgs): void {
    if (!args.managedPolicy) {
      this.allow(`${name}-start`, "start-tasks", startTasksPolicy(args));
      return;
    }
    new iam.RolePolicyAttachment(
      `${name}-managed`,
      { role: role.name, policyArn: managedPolicyArn(args.region) },
      { parent: this },
    );
  }

  private allowDecrypting(name: string, keyArn: pulumi.Input<string>, region: string) {
    const policy = this.allow(
      `${name}-key`,
      "decrypt-secrets",
      decryptSecretsPolicy(keyArn, region),
    );
    return pulumi.all([keyArn, policy.id]).apply(([arn]) => arn);
  }

  private allow(logicalName: string, name: string, policy: iam.PolicyDocument): iam.RolePolicy {
    return addPolicy(logicalName, { role: this.id, name, policy }, this);
  }
}

/**
 * Lets a role's tasks read exactly these secrets, named by their full ARNs. The policy is made after the role: AWS
 * completes the ARNs only when the secrets exist, and the secrets may need a key that the role may use. Returns the
 * resources that must exist before such a task starts.
 */
export function allowReadingSecrets(
  name: string,
  role: ExecutionRole,
  secretArns: readonly pulumi.Input<string>[],
): readonly iam.RolePolicy[] {
  if (secretArns.length === 0) return [];
  const policy = readSecretsPolicy(secretArns);
  return [addPolicy(name, { role: role.id, name: "read-secrets", policy }, role)];
}

interface AddedPolicy {
  readonly role: pulumi.Input<string>;
  readonly name: string;
  readonly policy: iam.PolicyDocument;
}

function addPolicy(name: string, { policy, ...args }: AddedPolicy, parent: ExecutionRole) {
  return new iam.RolePolicy(name, { ...args, policy: pulumi.jsonStringify(policy) }, { parent });
}

function managedPolicyArn(region: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`;
}
