import assert from "node:assert/strict";
import { AccessLogs } from "../../../components/logs/accessLogs";
import { json, run } from "../../support/program";

const bucket = "aws:s3/bucket:Bucket";
const policy = "aws:s3/bucketPolicy:BucketPolicy";
const name = "shop-logs-123456789012";

function runLogs({ days = 40, forceDestroy = false, region = "us-east-1" } = {}) {
  return run(
    () => {
      const { bucketName } = new AccessLogs("logs", {
        namePrefix: "shop-logs",
        accountId: "123456789012",
        region,
        days,
        forceDestroy,
      });
      return { bucketName };
    },
    { outputs: { [bucket]: { arn: `arn:aws-cn:s3:::${name}` } } },
  );
}

describe("AccessLogs", () => {
  it("makes a private, encrypted bucket without ACLs, named after the account", async () => {
    const logs = await runLogs();
    assert.deepEqual(logs.one(bucket).inputs, { bucket: name, forceDestroy: false });
    assert.deepEqual(logs.one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs, {
      bucket: name,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    assert.deepEqual(logs.one("aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs, {
      bucket: name,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    assert.deepEqual(
      logs.one(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      ).inputs,
      {
        bucket: name,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      },
    );
    assert.deepEqual(logs.one("aws:s3/bucketVersioning:BucketVersioning").inputs, {
      bucket: name,
      versioningConfiguration: { status: "Enabled" },
    });
  });

  it("deletes old logs, and gives up broken uploads", async () => {
    const logs = await runLogs({ days: 5 });
    const lifecycle = logs.one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    assert.deepEqual(lifecycle.inputs["rules"], [
      {
        id: "expire",
        status: "Enabled",
        filter: {},
        expiration: { days: 5 },
        noncurrentVersionExpiration: { noncurrentDays: 7 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
    ]);
    assert.ok(logs.waitsFor(lifecycle).includes("logs-versioning"));
  });

  it("lets AWS's own accounts write in China and GovCloud", async () => {
    for (const [region, account] of [
      ["cn-north-1", "arn:aws-cn:iam::638102146993:root"],
      ["cn-northwest-1", "arn:aws-cn:iam::037604701340:root"],
      ["us-gov-east-1", "arn:aws-us-gov:iam::190560391635:root"],
      ["us-gov-west-1", "arn:aws-us-gov:iam::048591011584:root"],
    ] as const) {
      const logs = await runLogs({ region });
      const { Statement } = json(logs.one(policy), "policy") as {
        readonly Statement: readonly { readonly Principal: unknown }[];
      };
      assert.deepEqual(Statement[0]?.Principal, { AWS: account });
    }
  });

  it("lets this account's balancers write, in every partition, and refuses everybody without TLS", async () => {
    const logs = await runLogs();
    assert.deepEqual(json(logs.one(policy), "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "BalancerWrites",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `arn:aws-cn:s3:::${name}/AWSLogs/123456789012/*`,
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [`arn:aws-cn:s3:::${name}`, `arn:aws-cn:s3:::${name}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
    const waits = logs.waitsFor(logs.one(policy));
    assert.ok(waits.includes("logs-private") && waits.includes("logs-ownership"), waits.join());
  });

  it("deletes its logs together with the bucket only if the logs are not worth keeping", async () => {
    for (const forceDestroy of [true, false]) {
      const { inputs, options } = (await runLogs({ forceDestroy })).one(bucket);
      assert.equal(inputs["forceDestroy"], forceDestroy);
      assert.equal(
        options.protect,
        false,
        "only the parts that close the bucket could be deleted then",
      );
    }
  });

  it("gives the bucket's name only after the bucket has its policy", async () => {
    const logs = await runLogs();
    assert.equal(logs.outputs["bucketName"], name);
  });
});
