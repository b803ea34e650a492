import assert from "node:assert/strict";
import { TaskRole } from "../../../components";
import { json, run } from "../../support/program";

const roleType = "aws:iam/role:Role";

function runRole(policyArns: readonly string[] = [], permissionsBoundary?: string) {
  return run(() => {
    const role = new TaskRole("task-role", {
      roleName: "shop-task",
      region: "eu-west-1",
      accountId: "123456789012",
      policyArns,
      permissionsBoundary,
    });
    return { arn: role.arn, roleName: role.roleName };
  });
}

describe("TaskRole", () => {
  it("may do nothing by default, and is only for tasks of this account and region", async () => {
    const made = await runRole();
    const { assumeRolePolicy, ...rest } = made.one(roleType).inputs;
    assert.equal(typeof assumeRolePolicy, "string");
    assert.deepEqual(rest, {
      name: "shop-task",
      description: "What the app itself may do in AWS",
    });
    assert.equal(made.resources.filter(({ custom }) => custom).length, 1);
    assert.deepEqual(json(made.one(roleType), "assumeRolePolicy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "123456789012" },
            ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:123456789012:*" },
          },
        },
      ],
    });
    assert.deepEqual(made.outputs, { arn: "task-role-arn", roleName: "shop-task" });
  });

  it("has the given policies and the boundary", async () => {
    const policies = {
      "task-role-aws/ReadOnlyAccess": "arn:aws:iam::aws:policy/ReadOnlyAccess",
      "task-role-123456789012/team/ReadOnlyAccess":
        "arn:aws:iam::123456789012:policy/team/ReadOnlyAccess",
    };
    const made = await runRole(Object.values(policies), "the-boundary");
    for (const [name, policyArn] of Object.entries(policies)) {
      const { inputs } = made.named("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name);
      assert.deepEqual(inputs, { role: "shop-task", policyArn });
    }
    assert.equal(made.one(roleType).inputs["permissionsBoundary"], "the-boundary");
  });
});
