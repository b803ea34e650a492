import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { findKeptLogs } from "../../../components/logs/keptLogs";
import { patientAsk } from "../../../components/common/lookUps";
import { run } from "../../support/program";

const stackTags = { Project: "shop", Stack: "prod" };

const groups = "aws:cloudwatch/getLogGroups:getLogGroups";
const group = "aws:cloudwatch/getLogGroup:getLogGroup";
const buckets = "aws:s3/getBuckets:getBuckets";
const tagged = "aws:resourcegroupstaggingapi/getResources:getResources";

const bucketArn = "arn:aws:s3:::shop-access-logs-123456789012";

/** An account with a log group and a bucket that have these tags. */
function account(tags: Readonly<Record<string, string>>) {
  return {
    [groups]: { logGroupNames: ["/vpc/shop", "/vpc/shopping"] },
    [group]: { tags },
    [buckets]: {
      buckets: [
        { name: "shop-access-logs-archive", bucketArn: "arn:aws:s3:::shop-access-logs-archive" },
        { name: "shop-access-logs-123456789012", bucketArn },
      ],
    },
    [tagged]: { resourceTagMappingLists: [{ resourceArn: bucketArn, tags }] },
  };
}

function find(
  names: Omit<Parameters<typeof findKeptLogs>[0], "stackTags">,
  lookups: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
) {
  return run(
    async () => {
      const kept = Object.entries(await findKeptLogs({ stackTags, ...names }, patientAsk(60), {}));
      return { kept: Object.fromEntries(kept.filter(([, name]) => name !== undefined)) };
    },
    { lookups },
  );
}

describe("The logs that a stack has kept", () => {
  it("are the logs with its names and tags", async () => {
    const found = await find(
      { flowLogGroup: "/vpc/shop", accessLogPrefix: "shop-access-logs" },
      account({ ...stackTags, Owner: "web" }),
    );
    assert.deepEqual(found.outputs["kept"], {
      flowLogGroup: "/vpc/shop",
      accessLogBucket: "shop-access-logs-123456789012",
    });
    const asked = found.lookups.filter(({ token }) => token === tagged);
    assert.deepEqual(asked[0]?.inputs, { resourceArnLists: [bucketArn] });
  });

  it("do not exist if the names are free, and AWS is not asked about logs that the stack does not write", async () => {
    const free = { [groups]: { logGroupNames: ["/vpc/shopping"] }, [buckets]: { buckets: [] } };
    const found = await find({ flowLogGroup: "/vpc/shop", accessLogPrefix: "shop-logs" }, free);
    assert.deepEqual(found.outputs["kept"], {});
    const unasked = await find({}, {});
    assert.deepEqual(unasked.lookups, []);
  });

  it("are left alone without the tags of the stack, because AWS itself refuses a second resource of the same name", async () => {
    const found = await find({ webAclLogGroup: "/vpc/shop" }, account({ Owner: "web" }));
    assert.deepEqual(found.outputs["kept"], {});
  });

  for (const [setting, names] of [
    ["network.flowLogs: the log group /vpc/shop", { flowLogGroup: "/vpc/shop" }],
    ["waf: the log group /vpc/shop", { webAclLogGroup: "/vpc/shop" }],
    [
      "accessLogDays: the bucket shop-access-logs-123456789012",
      { accessLogPrefix: "shop-access-logs" },
    ],
  ] as const) {
    it(`are refused if they belong to another stack: ${setting}`, async () => {
      const found = find(names, account({ Project: "mall", Stack: "prod" }));
      await assert.rejects(found, (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error));
        const [first] = error.message.split("\n");
        assert.equal(first, `${setting} belongs to stack prod of mall. Nothing was changed.`);
        return true;
      });
    });
  }

  it("count as missing, with a warning, if AWS refuses the look-up", async () => {
    const found = await find({ flowLogGroup: "/vpc/shop" }, {});
    assert.deepEqual(found.outputs["kept"], {});
    assert.equal(found.warnings.length, 1);
    assert.match(
      found.warnings[0] ?? "",
      /^network\.flowLogs: could not check whether its logs exist already: .+ That takes logs:/,
    );
  });
});
