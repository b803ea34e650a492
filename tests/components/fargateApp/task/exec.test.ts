import assert from "node:assert/strict";
import { execPolicy } from "../../../../components/fargateApp/task/exec";
import { json } from "../../../support/program";
import { runApp, types } from "../fixture";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const groupArn = "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/logs/shop";

/** An app with containers in which people may run commands. */
function open() {
  return runApp(() => ({ exec: true }), { outputs: { [types.logs]: { arn: groupArn } } });
}

describe("ECS Exec", () => {
  it("is off unless the settings ask for it", async () => {
    const app = await runApp();
    assert.equal(app.one(types.service).inputs["enableExecuteCommand"], false);
    assert.equal(app.all(types.logs).length, 1);
    assert.deepEqual(app.all(policyType), []);
  });

  it("logs every session to the app's log group, which stays after it is turned off", async () => {
    const app = await open();
    assert.equal(app.one(types.service).inputs["enableExecuteCommand"], true);
    assert.equal(app.one(types.logs).inputs["name"], "/logs/shop");
    assert.deepEqual(app.one(types.cluster).inputs["configuration"], {
      executeCommandConfiguration: { logging: "DEFAULT" },
    });
  });

  it("gives the task's own role its rights before the service starts", async () => {
    const app = await open();
    const policy = app.one(policyType);
    assert.equal(policy.inputs["role"], "the-task-role");
    assert.equal(policy.inputs["name"], "ecs-exec");
    assert.deepEqual(json(policy, "policy"), execPolicy(groupArn));
    assert.ok([...app.waitsFor(app.one(types.service))].includes("app-exec"));
  });

  it("may open sessions, find its log group and write to it, and nothing else", () => {
    assert.deepEqual(
      execPolicy(groupArn).Statement.map(({ Action, Resource }) => [Action, Resource]),
      [
        [
          [
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
          ],
          "*",
        ],
        ["logs:DescribeLogGroups", "arn:aws-cn:logs:cn-north-1:123456789012:log-group:*"],
        [["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], `${groupArn}:*`],
      ],
    );
  });

  it("exists before there is an image to run", async () => {
    const app = await runApp(() => ({ exec: true, image: { state: "missing", tag: "v1" } }), {
      outputs: { [types.logs]: { arn: groupArn } },
    });
    assert.equal(app.all(policyType).length, 1);
  });
});
