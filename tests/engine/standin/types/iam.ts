import { account, AwsError, text, type Behaviour, type World } from "../world";

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

/** Whether a role's inline policies let it read a secret. */
export function mayReadSecret(world: World, roleArn: string, secretArn: string): boolean {
  const roleName = roleArn.split("/").at(-1);
  return world
    .all("aws:iam/rolePolicy:RolePolicy")
    .filter(({ inputs }) => inputs["role"] === roleName)
    .some(({ inputs }) => {
      const { Statement } = JSON.parse(text(inputs, "policy")) as {
        Statement: { Action: string; Resource: string[] }[];
      };
      return Statement.some(
        ({ Action, Resource }) =>
          Action === "secretsmanager:GetSecretValue" && Resource.includes(secretArn),
      );
    });
}

/** Whether ECS may start tasks with a role: it trusts ECS, and may pull and log. */
export function mayStartTasks(world: World, roleArn: string): boolean {
  const found = world.find(roleType, "arn", roleArn);
  if (!found || !text(found.inputs, "assumeRolePolicy").includes("ecs-tasks.amazonaws.com"))
    return false;
  return world
    .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .some(
      ({ inputs }) =>
        inputs["role"] === found.id &&
        text(inputs, "policyArn").endsWith("AmazonECSTaskExecutionRolePolicy"),
    );
}
