import * as pulumi from "@pulumi/pulumi";
import * as iam from "@pulumi/aws/iam";
import { partitionOf } from "./partition";

export interface ExecutionRoleArgs {
  readonly roleName: string;
  readonly region: string;
  /** Full ARNs of the secrets that tasks are started with; no wildcards. */
  readonly secretArns: readonly pulumi.Input<string>[];
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
        assumeRolePolicy: JSON.stringify(trustPolicy()),
      },
      { parent: this },
    );
    new iam.RolePolicyAttachment(
      `${name}-managed`,
      { role: role.name, policyArn: managedPolicyArn(args.region) },
      { parent: this },
    );
    if (args.secretArns.length > 0) {
      new iam.RolePolicy(
        `${name}-secrets`,
        {
          name: "read-secrets",
          role: role.id,
          policy: pulumi.jsonStringify(readSecretsPolicy(args.secretArns)),
        },
        { parent: this },
      );
    }
    this.arn = role.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/** Only ECS tasks may assume the role. */
export function trustPolicy() {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
      },
    ],
  } as const satisfies iam.PolicyDocument;
}

/** Reading, and nothing else, of exactly these secrets. */
export function readSecretsPolicy(secretArns: readonly pulumi.Input<string>[]) {
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: [...secretArns] },
    ],
  } as const satisfies iam.PolicyDocument;
}

function managedPolicyArn(region: string): string {
  return `arn:${partitionOf(region)}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`;
}
