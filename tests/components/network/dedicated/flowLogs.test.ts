import assert from "node:assert/strict";
import { watchOptions } from "../../../support/options";
import { json } from "../../../support/program";
import { runDedicated } from "../fixture";

const roleType = "aws:iam/role:Role";
const policyType = "aws:iam/rolePolicy:RolePolicy";

describe("The flow logs of a dedicated network", () => {
  it("record every connection in a log group of their own, in steps of ten minutes", async () => {
    const network = await runDedicated({ flowLogs: true });
    const flowLog = network.one("aws:ec2/flowLog:FlowLog");
    assert.deepEqual(flowLog.inputs, {
      vpcId: "vpc-own",
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: "network-flow-logs-group-arn",
      iamRoleArn: "network-flow-logs-role-arn",
      maxAggregationInterval: 600,
    });
    assert.deepEqual(network.one("aws:cloudwatch/logGroup:LogGroup").inputs, {
      name: "/vpc/shop",
      retentionInDays: 30,
    });
    assert.ok(network.waitsFor(flowLog).includes("network-flow-logs-write"));
  });

  it("keep their log group when they are turned off, if the logs are worth keeping", async () => {
    for (const keepLogs of [true, false]) {
      const { options, transformations } = watchOptions("aws:cloudwatch/logGroup:LogGroup");
      await runDedicated({ flowLogs: true }, { keepLogs, opts: { transformations } });
      assert.deepEqual(
        options.map(({ retainOnDelete }) => retainOnDelete),
        [keepLogs],
      );
    }
  });

  for (const [region, partition] of [
    ["eu-west-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
  ] as const) {
    it(`are written by a role that only flow logs of this account in ${region} have`, async () => {
      const network = await runDedicated({ flowLogs: true }, { region });
      const role = network.one(roleType);
      assert.equal(role.inputs["name"], "shop-flow-logs");
      assert.deepEqual(json(role, "assumeRolePolicy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "vpc-flow-logs.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
              StringEquals: { "aws:SourceAccount": "123456789012" },
              ArnLike: {
                "aws:SourceArn": `arn:${partition}:ec2:${region}:123456789012:vpc-flow-log/*`,
              },
            },
          },
        ],
      });
    });
  }

  it("may be written only to that group", async () => {
    const network = await runDedicated({ flowLogs: true });
    const policy = network.one(policyType);
    assert.equal(policy.inputs["role"], "network-flow-logs-role-id");
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource: "network-flow-logs-group-arn:*",
        },
      ],
    });
  });

  it("have no group and no role if they are off", async () => {
    const network = await runDedicated({ flowLogs: false });
    for (const type of ["aws:ec2/flowLog:FlowLog", "aws:cloudwatch/logGroup:LogGroup", roleType]) {
      assert.deepEqual(network.all(type), []);
    }
  });
});
