import assert from "node:assert/strict";
import { EncryptionKey } from "../../../components";
import { json, run } from "../../support/program";

const keyType = "aws:kms/key:Key";

const use = ["kms:Decrypt", "kms:GenerateDataKey*"];

function runKey(protect = true, region = "eu-west-1") {
  return run(
    () => {
      const key = new EncryptionKey("key", {
        accountId: "123456789012",
        aliasName: "shop",
        region,
        logGroupNames: ["/ecs/shop", "/vpc/shop"],
        protect,
      });
      return { arn: key.arn };
    },
    {
      outputs: { [keyType]: { keyId: "the-key-id" } },
    },
  );
}

describe("EncryptionKey", () => {
  it("gets new key material every year, has the stack's alias, and passes on its ARN", async () => {
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

  it("is guarded, unless nothing is worth keeping", async () => {
    for (const protect of [true, false]) {
      const { inputs, options } = (await runKey(protect)).one(keyType);
      assert.equal(options.protect, protect);
      assert.equal(inputs["deletionWindowInDays"], protect ? 30 : 7);
    }
  });

  it("may be used by the account's IAM, by logs for these groups, and by alarms of this account", async () => {
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
          Principal: {
            Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "budgets.amazonaws.com"],
          },
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        },
      ],
    );
    assert.deepEqual(
      Statement.map(({ Effect, Action, Resource }) => [Effect, Action, Resource]),
      [
        ["Allow", "kms:*", "*"],
        ["Allow", [...use, "kms:Encrypt", "kms:ReEncrypt*", "kms:DescribeKey"], "*"],
        ["Allow", use, "*"],
      ],
    );
  });

  for (const [region, partition, logs] of [
    ["us-gov-west-1", "aws-us-gov", "logs.us-gov-west-1.amazonaws.com"],
    ["cn-north-1", "aws-cn", "logs.cn-north-1.amazonaws.com.cn"],
    ["us-iso-east-1", "aws-iso", "logs.us-iso-east-1.c2s.ic.gov"],
  ] as const) {
    it(`names the partition of ${region}, and CloudWatch Logs by its name there`, async () => {
      const policy = String((await runKey(true, region)).one(keyType).inputs["policy"]);
      const found = [...policy.matchAll(/arn:([^:]+):(?:iam|logs)/g)].map(([, each]) => each);
      assert.deepEqual(new Set(found), new Set([partition]));
      assert.ok(policy.includes(`"Principal":{"Service":"${logs}"}`), policy);
    });
  }
});
