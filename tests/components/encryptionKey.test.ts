import assert from "node:assert/strict";
import { EncryptionKey } from "../../components";
import { json, run } from "../support/program";

const keyType = "aws:kms/key:Key";

function runKey(protect = true, region = "eu-west-1") {
  return run(
    () => {
      const key = new EncryptionKey("key", {
        aliasName: "shop",
        region,
        logGroupNames: ["/ecs/shop", "/vpc/shop"],
        protect,
      });
      return { arn: key.arn };
    },
    {
      outputs: { [keyType]: { keyId: "the-key-id" } },
      lookups: {
        "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "123456789012" },
      },
    },
  );
}

describe("EncryptionKey", () => {
  it("gets new material every year, has the stack's alias, and hands on its ARN", async () => {
    const made = await runKey();
    const { policy, ...rest } = made.one(keyType).inputs;
    assert.equal(typeof policy, "string");
    assert.deepEqual(rest, {
      description: "What shop stores",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    });
    assert.deepEqual(made.one("aws:kms/alias:Alias").inputs, {
      name: "alias/shop",
      targetKeyId: "the-key-id",
    });
    assert.deepEqual(made.outputs, { arn: "key-arn" });
  });

  it("is guarded, except where nothing is worth keeping", async () => {
    for (const protect of [true, false]) {
      const { inputs, options } = (await runKey(protect)).one(keyType);
      assert.equal(options.protect, protect);
      assert.equal(inputs["deletionWindowInDays"], protect ? 30 : 7);
    }
  });

  it("is used by the account's IAM, by logs for these groups, and by alarms of this account", async () => {
    const { Statement } = json((await runKey()).one(keyType), "policy") as {
      readonly Statement: readonly Record<string, unknown>[];
    };
    assert.deepEqual(
      Statement.map(({ Sid, Principal, Condition }) => ({ Sid, Principal, Condition })),
      [
        {
          Sid: "account",
          Principal: { AWS: "arn:aws:iam::123456789012:root" },
          Condition: undefined,
        },
        {
          Sid: "logs",
          Principal: { Service: "logs.eu-west-1.amazonaws.com" },
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": [
                "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/shop",
                "arn:aws:logs:eu-west-1:123456789012:log-group:/vpc/shop",
              ],
            },
          },
        },
        {
          Sid: "alarms",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    );
    for (const { Sid, Action } of Statement.slice(1)) {
      assert.ok(!JSON.stringify(Action).includes("kms:*"), String(Sid));
    }
  });

  it("names the partition of its region", async () => {
    const { inputs } = (await runKey(true, "cn-north-1")).one(keyType);
    assert.doesNotMatch(String(inputs["policy"]), /arn:aws:/);
  });
});
