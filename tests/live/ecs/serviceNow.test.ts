import assert from "node:assert/strict";
import { serviceNow } from "../../../live/ecs/serviceNow";
import { AwsError, withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const where = { cluster: "the-cluster", service: "the-service" };
const strategy = [
  { capacityProvider: "FARGATE_SPOT", weight: 50 },
  { capacityProvider: "FARGATE", weight: 50, base: 1 },
  { capacityProvider: "OTHER" },
];

const alarms = { alarmNames: ["errors", "unhealthy"], enable: true, rollback: true };

function ask(answer: Answers[string]) {
  return withCannedAws({ DescribeServices: answer }, async ({ endpoint, calls }) => ({
    found: await serviceNow(cannedConfig(endpoint), where),
    inputs: calls.map(({ input }) => input),
  }));
}

describe("A live service", () => {
  it("is read from ECS in one call, and has a weight and a base even if ECS leaves them out", async () => {
    const { found, inputs } = await ask(() => ({
      services: [
        {
          status: "ACTIVE",
          desiredCount: 3,
          tags: [
            { key: "Stack", value: "prod" },
            { key: "DesiredCount", value: "2" },
          ],
          capacityProviderStrategy: strategy,
          deploymentConfiguration: { alarms, bakeTimeInMinutes: 7 },
          loadBalancers: [
            { targetGroupArn: "green", advancedConfiguration: { alternateTargetGroupArn: "blue" } },
          ],
          deployments: [
            { id: "ecs-svc/1", status: "ACTIVE", taskDefinition: "shop:6", desiredCount: 3 },
            {
              id: "ecs-svc/2",
              status: "PRIMARY",
              taskDefinition: "shop:7",
              rolloutState: "FAILED",
              rolloutStateReason: "tasks failed to start.",
              desiredCount: 3,
              runningCount: 1,
              failedTasks: 4,
            },
          ],
        },
      ],
    }));
    assert.deepEqual(found, {
      desiredCount: 3,
      obeyedCount: 2,
      capacity: [
        { capacityProvider: "FARGATE_SPOT", weight: 50, base: 0 },
        { capacityProvider: "FARGATE", weight: 50, base: 1 },
        { capacityProvider: "OTHER", weight: 0, base: 0 },
      ],
      alarmNames: ["errors", "unhealthy"],
      bakeMinutes: 7,
      targetGroupArns: ["green", "blue"],
      deployment: {
        id: "ecs-svc/2",
        taskDefinition: "shop:7",
        state: "FAILED",
        reason: "tasks failed to start.",
        desiredCount: 3,
        runningCount: 1,
        failedTasks: 4,
      },
    });
    assert.deepEqual(inputs, [
      { cluster: "the-cluster", services: ["the-service"], include: ["TAGS"] },
    ]);
  });

  it("has no division if it is started by launch type", async () => {
    const { found } = await ask(() => ({
      services: [{ status: "ACTIVE", launchType: "FARGATE" }],
    }));
    assert.deepEqual(found, {
      desiredCount: 0,
      obeyedCount: undefined,
      capacity: undefined,
      alarmNames: [],
      bakeMinutes: 0,
      targetGroupArns: [],
      deployment: undefined,
    });
  });

  it("is undefined if the service is missing or being deleted", async () => {
    for (const answer of [
      { services: [], failures: [{ arn: "arn", reason: "MISSING" }] },
      { services: [{ status: "DRAINING", capacityProviderStrategy: strategy }] },
      { services: [{ status: "INACTIVE", capacityProviderStrategy: strategy }] },
    ]) {
      assert.equal((await ask(() => answer)).found, undefined);
    }
  });

  it("is undefined if there is no cluster", async () => {
    const { found } = await ask(() => {
      throw new AwsError("ClusterNotFoundException", "Cluster not found.");
    });
    assert.equal(found, undefined);
  });

  it("is an error if AWS refuses the call, which is not the same as a missing service", async () => {
    for (const code of ["AccessDeniedException", "ExpiredTokenException"]) {
      await assert.rejects(
        ask(() => {
          throw new AwsError(code, "You may not.");
        }),
        (error: Error) => error.name === code && error.message === "You may not.",
      );
    }
  });
});
