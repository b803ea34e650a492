import assert from "node:assert/strict";
import { InfrastructureRole } from "../../../../components/fargateApp/rollout/infrastructureRole";
import { json, run } from "../../../support/program";
import { runApp, shifting, types } from "../fixture";

const trust = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "ecs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEqualsIfExists: { "aws:SourceAccount": "123456789012" },
        ArnLikeIfExists: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:123456789012:*" },
      },
    },
  ],
};

function runRole(region: string) {
  return run(() => {
    const role = new InfrastructureRole("role", {
      roleName: "shop-infrastructure",
      region,
      accountId: "123456789012",
      permissionsBoundary: "the-boundary",
    });
    return { arn: role.arn };
  });
}

describe("InfrastructureRole", () => {
  it("can be assumed only by ECS itself", async () => {
    const role = (await runRole("eu-west-1")).one(types.role);
    assert.equal(role.inputs["name"], "shop-infrastructure");
    assert.equal(role.inputs["description"], "Moves traffic from one version to the next");
    assert.deepEqual(json(role, "assumeRolePolicy"), trust);
    assert.equal(role.inputs["permissionsBoundary"], "the-boundary");
  });

  for (const [region, partition] of [
    ["eu-west-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`may do in ${region} what AWS's own policy for it allows, and nothing else`, async () => {
      const role = await runRole(region);
      assert.deepEqual(role.one(types.attachment).inputs, {
        role: "shop-infrastructure",
        policyArn: `arn:${partition}:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers`,
      });
      assert.equal(role.resources.filter((each) => each.custom).length, 2);
    });
  }

  it("is the parent of everything that it makes, and passes on its ARN", async () => {
    const role = await runRole("eu-west-1");
    const component = role.one("mcp-catalog:fargateApp:InfrastructureRole");
    for (const type of [types.role, types.attachment]) {
      assert.equal(role.one(type).parent, component.urn);
    }
    assert.deepEqual(role.outputs, { arn: "role-arn" });
  });

  it("has the name and the region that the app gives it", async () => {
    const app = await runApp(() => ({ rollout: shifting[0], region: "cn-north-1" }));
    assert.equal(app.one(types.role).inputs["name"], "the-infrastructure");
    assert.match(String(app.one(types.attachment).inputs["policyArn"]), /^arn:aws-cn:/);
  });
});
