import assert from "node:assert/strict";
import { ExecutionRole } from "../../components";
import { readSecretsPolicy, trustPolicy } from "../../components/executionRole";
import { json, run } from "../support/program";

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const policyType = "aws:iam/rolePolicy:RolePolicy";

const arns = ["arn:aws:secretsmanager:x:1:secret:shop/a-AbCdEf", "arn:aws:secretsmanager:x:1:b"];

function runRole(secretArns: readonly string[] = arns, region = "eu-west-1") {
  return run(() => {
    const role = new ExecutionRole("role", { roleName: "shop-execution", region, secretArns });
    return { arn: role.arn };
  });
}

describe("ExecutionRole", () => {
  it("can be assumed by ECS tasks and by nobody else", async () => {
    const role = (await runRole()).one(roleType);
    assert.deepEqual(json(role, "assumeRolePolicy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
        },
      ],
    });
  });

  it("has a name, a description, and no policy but those beside it", async () => {
    const { assumeRolePolicy, ...rest } = (await runRole()).one(roleType).inputs;
    assert.equal(typeof assumeRolePolicy, "string");
    assert.deepEqual(rest, {
      name: "shop-execution",
      description: "Starts the tasks: pulls the image, writes logs, reads the declared secrets",
    });
  });

  it("has the one managed policy for starting tasks", async () => {
    assert.deepEqual((await runRole()).one(attachmentType).inputs, {
      role: "shop-execution",
      policyArn: "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    });
  });

  for (const [region, partition] of [
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`names the managed policy of the partition in ${region}`, async () => {
      const { policyArn } = (await runRole(arns, region)).one(attachmentType).inputs;
      assert.equal(
        policyArn,
        `arn:${partition}:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy`,
      );
    });
  }

  it("may read exactly the declared secrets and do nothing else", async () => {
    const policy = (await runRole()).one(policyType);
    assert.equal(policy.inputs["role"], "role-id");
    assert.equal(policy.inputs["name"], "read-secrets");
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns }],
    });
  });

  it("has no policy of its own where there are no secrets", async () => {
    const role = await runRole([]);
    assert.deepEqual(role.all(policyType), []);
    assert.equal(role.all(attachmentType).length, 1);
  });

  it("is the parent of all that it makes, and hands on the role's ARN", async () => {
    const role = await runRole();
    const component = role.one("mcp-catalog:executionRole:ExecutionRole");
    const children = role.resources.filter((each) => each.custom);
    assert.equal(children.length, 3);
    for (const child of children) assert.equal(child.parent, component.urn);
    assert.deepEqual(role.outputs, { arn: "role-arn" });
  });
});

describe("the execution role's documents", () => {
  it("hold no wildcard", () => {
    assert.ok(!JSON.stringify([trustPolicy(), readSecretsPolicy(arns)]).includes("*"));
  });
});
