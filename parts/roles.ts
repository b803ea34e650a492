import {
  allowReadingSecrets,
  AppSecrets,
  ExecutionRole,
  TaskRole,
  type Registry,
} from "../components";
import type { AppSecretsArgs } from "../components/secrets/appSecrets";
import type { Common, Stack } from "./stack";

/** Makes the role with which ECS starts the tasks. */
export function makeExecutionRole(
  { settings: { names, iam }, opts }: Stack,
  common: Common,
  { repositoryArn }: Registry,
): ExecutionRole {
  return new ExecutionRole(
    "execution-role",
    {
      ...common,
      roleName: names.executionRole,
      logGroupName: names.logGroup,
      managedPolicy: iam.managedExecutionPolicy,
      repositoryArn,
    },
    opts,
  );
}

/**
 * Makes the secrets, and lets the role read them. `restored` are those that waited for their deletion. Returns what the
 * tasks have to wait for, too.
 */
export function makeSecrets(
  { settings, found, opts }: Stack,
  executionRole: ExecutionRole,
  restored: AppSecretsArgs["restored"],
) {
  const secrets = new AppSecrets(
    "secrets",
    {
      prefix: settings.names.base,
      secrets: settings.secrets,
      recoveryWindowInDays: settings.disposable ? 0 : 30,
      restored,
      runsIn: found.runs ? settings.stackTags.Stack : undefined,
      keyArn: executionRole.keyArn,
    },
    opts,
  );
  const mayRead = allowReadingSecrets("execution-role-secrets", executionRole, secrets.arns);
  return { secrets, mayRead };
}

/** Makes the role that the app itself has. */
export function makeTaskRole({ settings: { names, iam }, opts }: Stack, common: Common): TaskRole {
  return new TaskRole(
    "task-role",
    { ...common, roleName: names.taskRole, policyArns: iam.taskPolicyArns },
    opts,
  );
}
