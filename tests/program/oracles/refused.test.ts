import assert from "node:assert/strict";
import { refusalOf } from "../../../tools/account/refusals";
import { defaultTagsOf } from "../../../tools/calls";
import { configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";

describe("What AWS refuses", () => {
  for (const [title, { stack, settings }] of Object.entries(configurations)) {
    it(`does not occur in the stack ${title}`, async () => {
      const { resources } = await previewCommitted(stack, settings);
      const tags = defaultTagsOf(resources);
      const refused: string[] = [];
      for (const { type, name, inputs } of resources) {
        const refusal = await refusalOf(type, inputs, tags);
        if (refusal) refused.push(`${name}: ${refusal.message}`);
      }
      assert.deepEqual(refused, []);
    });
  }

  it("includes an apostrophe in a group's description and alarms without names", async () => {
    const group = { vpcId: "vpc-1", namePrefix: "shop-", description: "The app's tasks" };
    assert.match(
      (await refusalOf("aws:ec2/securityGroup:SecurityGroup", group))?.message ?? "",
      /^CreateSecurityGroup: Description "The app's tasks" does not match/,
    );
    const alarms = { alarmNames: [], enable: false, rollback: false };
    assert.equal(
      (await refusalOf("aws:ecs/service:Service", { name: "shop", alarms }))?.message,
      "1 validation error(s) found. - missing required field, CreateService.deploymentConfiguration.alarms.alarmNames.",
    );
  });
});
