import { arn, made, policy } from "./made";

/** Step 1 of the guide. */
export const repository = made("aws:ecr/repository:Repository", "registry", "mcp-catalog", {
  name: "mcp-catalog",
});

/** Step 3 of the guide. */
export const secrets = ["supabase-url", "supabase-key"].map((name) =>
  made(
    "aws:secretsmanager/secret:Secret",
    name,
    arn("secretsmanager", `secret:mcp-catalog/${name}`),
    {
      name: `mcp-catalog/${name}`,
    },
  ),
);

/** Step 4 of the guide: the task execution role. */
export const role = made("aws:iam/role:Role", "execution-role", "ecsTaskExecutionRole", {
  name: "ecsTaskExecutionRole",
  assumeRolePolicy: policy({
    Principal: { Service: "ecs-tasks.amazonaws.com" },
    Action: "sts:AssumeRole",
  }),
});

/** What the role may do. */
export const rolePolicies = [
  made(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    "execution-role-managed",
    "managed",
    {
      role: role.id,
      policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    },
    [role],
  ),
  made(
    "aws:iam/rolePolicy:RolePolicy",
    "execution-role-secrets",
    "secrets",
    {
      role: role.id,
      policy: policy({
        Action: ["secretsmanager:GetSecretValue"],
        Resource: arn("secretsmanager", "secret:mcp-catalog/*"),
      }),
    },
    [role],
  ),
];
