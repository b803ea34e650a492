import assert from "node:assert/strict";
import { takenNames } from "../../../live/account/names";
import { restoreSecret, unmarkSecret } from "../../../live/secrets/restore";
import { AwsError, withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const stackTags = { Project: "shop", Stack: "prod" };

/** A secret as Secrets Manager lists it. */
function listed(name: string, tags: Readonly<Record<string, string>>, more: object = {}) {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  return { Name: `shop/${name}`, ARN: `arn:${name}`, Tags, ...more };
}

describe("A secret that this stack has removed", () => {
  it("is restored and then marked, and loses the mark once it is adopted", async () => {
    const answers: Answers = {
      RestoreSecret: () => ({}),
      TagResource: () => ({}),
      UntagResource: () => ({}),
    };
    await withCannedAws(answers, async ({ endpoint, calls }) => {
      await restoreSecret(cannedConfig(endpoint), "arn:stripe");
      await unmarkSecret(cannedConfig(endpoint), "arn:stripe");
      assert.deepEqual(calls, [
        { operation: "RestoreSecret", input: { SecretId: "arn:stripe" } },
        {
          operation: "TagResource",
          input: { SecretId: "arn:stripe", Tags: [{ Key: "Restored", Value: "true" }] },
        },
        {
          operation: "UntagResource",
          input: { SecretId: "arn:stripe", TagKeys: ["Restored"] },
        },
      ]);
    });
  });

  it("is named if AWS refuses", async () => {
    const refuse = () => {
      throw new AwsError("AccessDeniedException", "you may not");
    };
    await withCannedAws({ RestoreSecret: refuse, UntagResource: refuse }, async ({ endpoint }) => {
      const config = cannedConfig(endpoint);
      await assert.rejects(restoreSecret(config, "arn:stripe"), {
        message: "The secret arn:stripe cannot be restored: AccessDeniedException: you may not",
      });
      await assert.rejects(unmarkSecret(config, "arn:stripe"), {
        message:
          "The tag Restored of arn:stripe cannot be removed: AccessDeniedException: you may not",
      });
    });
  });

  it("is found by its mark if a run has restored it, and another stack's mark says nothing", async () => {
    const restored = { ...stackTags, Restored: "true" };
    const SecretList = [
      listed("mine", restored),
      listed("used", stackTags),
      listed("theirs", { ...restored, Stack: "dev" }),
      listed("gone", stackTags, { DeletedDate: 1 }),
    ];
    const names = SecretList.map(({ Name }) => ({ kind: "secret" as const, name: Name }));
    await withCannedAws({ ListSecrets: () => ({ SecretList }) }, async ({ endpoint }) => {
      const { taken } = await takenNames(cannedConfig(endpoint), names, stackTags);
      const owner = { project: "shop", stack: "prod" };
      assert.deepEqual(taken, [
        { kind: "secret", name: "shop/mine", arn: "arn:mine", owner, isRestored: true },
        {
          ...{ kind: "secret", name: "shop/theirs", arn: "arn:theirs" },
          owner: { project: "shop", stack: "dev" },
        },
        { kind: "secret", name: "shop/gone", arn: "arn:gone", owner, scheduledForDeletion: true },
      ]);
    });
  });
});
