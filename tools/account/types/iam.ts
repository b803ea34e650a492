import type { Behaviour, World } from "../world";
import { account, text } from "../world/values";
import { AwsError } from "../world/errors";

const roleType = "aws:iam/role:Role";

export const role: Behaviour = {
  replaceOn: ["name", "path"],
  unique: "name",
  create: (_, inputs) => {
    const name = text(inputs, "name");
    return { id: name, outputs: { arn: `arn:aws:iam::${account}:role/${name}` } };
  },
  remove: (world, { id }) => {
    const attached = [
      ...world.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
      ...world.all("aws:iam/rolePolicy:RolePolicy"),
    ].some(({ inputs }) => inputs["role"] === id);
    if (attached)
      throw new AwsError("DeleteConflict", "Cannot delete entity, must detach all policies first.");
    return undefined;
  },
};

export const rolePolicyAttachment: Behaviour = {
  replaceOn: ["role", "policyArn"],
  create: (world, inputs) => {
    world.need(roleType, "id", inputs["role"], "NoSuchEntity");
    return { id: `${text(inputs, "role")}-${world.random(8)}` };
  },
};

export const rolePolicy: Behaviour = {
  replaceOn: ["name", "role"],
  create: (world, inputs) => {
    world.need(roleType, "id", inputs["role"], "NoSuchEntity");
    return { id: `${text(inputs, "role")}:${text(inputs, "name")}` };
  },
};

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** The statements of a role's inline policies. */
function statements(world: World, roleName: string | undefined): readonly Statement[] {
  return world
    .all("aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => inputs["role"] === roleName)
    .flatMap(
      ({ inputs }) =>
        (JSON.parse(text(inputs, "policy")) as { readonly Statement: readonly Statement[] })
          .Statement,
    );
}

/** Whether a role's inline policies let it read a secret and, if the customer's key encrypts the secret, decrypt it. */
export function mayReadSecret(world: World, roleArn: string, secretArn: string): boolean {
  const allowed = statements(world, roleArn.split("/").at(-1));
  const may = (action: string, resource: unknown) =>
    allowed.some(
      ({ Action, Resource }) => Action === action && [Resource].flat().includes(String(resource)),
    );
  const keyArn = world.byId("aws:secretsmanager/secret:Secret", secretArn)?.inputs["kmsKeyId"];
  return (
    may("secretsmanager:GetSecretValue", secretArn) &&
    (keyArn === undefined || may("kms:Decrypt", keyArn))
  );
}

/**
 * Whether ECS may start tasks with a role: the role trusts ECS, and AWS's policy or one of its own lets it pull the
 * image and write logs.
 */
export function mayStartTasks(world: World, roleArn: string): boolean {
  const found = world.find(roleType, "arn", roleArn);
  if (!found || !text(found.inputs, "assumeRolePolicy").includes("ecs-tasks.amazonaws.com"))
    return false;
  const managed = world
    .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .some(
      ({ inputs }) =>
        inputs["role"] === found.id &&
        text(inputs, "policyArn").endsWith("AmazonECSTaskExecutionRolePolicy"),
    );
  const allowed = statements(world, found.id).flatMap(({ Action }) => Action);
  return (
    managed ||
    ["ecr:GetAuthorizationToken", "ecr:BatchGetImage", "logs:PutLogEvents"].every((action) =>
      allowed.includes(action),
    )
  );
}
