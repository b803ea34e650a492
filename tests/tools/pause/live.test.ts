import assert from "node:assert/strict";
import { change, readState } from "../../../live/ecs/pause";
import { RefusedCall } from "../../../live/calls/refusedCall";
import { AwsError, withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";

const where = { cluster: "the-cluster", service: "the-service" };
const resource = {
  ServiceNamespace: "ecs",
  ScalableDimension: "ecs:service:DesiredCount",
} as const;
const resourceId = "service/the-cluster/the-service";
const serviceArn = "arn:aws:ecs:us-east-1:123456789012:service/the-cluster/the-service";
const active = { serviceArn, status: "ACTIVE", desiredCount: 3, runningCount: 2 };

function answers(service: object | undefined, target?: object): Answers {
  return {
    DescribeServices: () =>
      service
        ? { services: [service], failures: [] }
        : { services: [], failures: [{ arn: serviceArn, reason: "MISSING" }] },
    DescribeScalableTargets: () => ({ ScalableTargets: target ? [target] : [] }),
    RegisterScalableTarget: () => ({ ScalableTargetARN: "arn" }),
    UpdateService: () => ({ service: active }),
  };
}

function read(canned: Answers) {
  return withCannedAws(canned, async ({ endpoint, calls }) => ({
    state: await readState(cannedConfig(endpoint), where),
    calls: calls.map(({ operation, input }) => [operation, input]),
  }));
}

function suspension(scaleIn: boolean, scaleOut: boolean, scheduled: boolean) {
  return {
    MinCapacity: 2,
    MaxCapacity: 6,
    SuspendedState: {
      DynamicScalingInSuspended: scaleIn,
      DynamicScalingOutSuspended: scaleOut,
      ScheduledScalingSuspended: scheduled,
    },
  };
}

describe("The counts of a service", () => {
  it("are read with its account, and of its scaling only this service's", async () => {
    const { state, calls } = await read(answers(active, suspension(false, false, false)));
    assert.deepEqual(state, {
      account: "123456789012",
      desiredCount: 3,
      runningCount: 2,
      groups: { targetGroupArns: [], trafficRuleArn: undefined },
      limits: { min: 2, max: 6, suspended: "none" },
    });
    assert.deepEqual(calls, [
      ["DescribeServices", { cluster: "the-cluster", services: ["the-service"] }],
      ["DescribeScalableTargets", { ...resource, ResourceIds: [resourceId] }],
    ]);
  });

  it("have no limits if nothing scales the service", async () => {
    const { state } = await read(answers(active));
    assert.equal(state?.limits, undefined);
    assert.equal(state?.desiredCount, 3);
  });

  for (const [suspended, target] of [
    ["all", suspension(true, true, true)],
    ["some", suspension(true, true, false)],
    ["some", suspension(false, false, true)],
    ["none", { MinCapacity: 2, MaxCapacity: 6 }],
  ] as const) {
    it(`say that ${suspended} of the scaling is suspended: ${JSON.stringify(target)}`, async () => {
      const { state } = await read(answers(active, target));
      assert.equal(state?.limits?.suspended, suspended);
    });
  }

  it("do not exist if the service is missing or being deleted, or if there is no cluster", async () => {
    const gone: Answers = {
      DescribeServices: () => {
        throw new AwsError("ClusterNotFoundException", "Cluster not found.");
      },
    };
    for (const canned of [
      answers(undefined),
      answers({ ...active, status: "DRAINING" }),
      answers({ ...active, status: "INACTIVE" }),
      gone,
    ]) {
      const { state, calls } = await read(canned);
      assert.equal(state, undefined);
      assert.deepEqual(
        calls.map(([operation]) => operation),
        ["DescribeServices"],
      );
    }
  });
});

describe("A change of a service's counts", () => {
  const sleep = { limits: { min: 0, max: 0, suspended: true }, desiredCount: 0 };

  it("suspends all scaling and sets its limits first, then the count, and nothing else", async () => {
    const calls = await withCannedAws(answers(active), async (aws) => {
      await change(cannedConfig(aws.endpoint), where, sleep);
      return aws.calls.map(({ operation, input }) => [operation, input]);
    });
    assert.deepEqual(calls, [
      [
        "RegisterScalableTarget",
        {
          ...resource,
          ResourceId: resourceId,
          MinCapacity: 0,
          MaxCapacity: 0,
          SuspendedState: {
            DynamicScalingInSuspended: true,
            DynamicScalingOutSuspended: true,
            ScheduledScalingSuspended: true,
          },
        },
      ],
      ["UpdateService", { ...where, desiredCount: 0 }],
    ]);
  });

  it("lifts the suspension explicitly, because leaving it out would not lift it", async () => {
    const limits = { min: 2, max: 6, suspended: false };
    const calls = await withCannedAws(answers(active), async (aws) => {
      await change(cannedConfig(aws.endpoint), where, { limits });
      return [...aws.calls];
    });
    assert.equal(calls.length, 1);
    const { MinCapacity, MaxCapacity, SuspendedState } = calls[0]?.input ?? {};
    assert.deepEqual(SuspendedState, {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    });
    assert.deepEqual([MinCapacity, MaxCapacity], [2, 6]);
  });

  it("makes no call if there is nothing to change, and only one for the count alone", async () => {
    const operations = await withCannedAws(answers(active), async (aws) => {
      const config = cannedConfig(aws.endpoint);
      await change(config, where, {});
      await change(config, where, { desiredCount: 2 });
      return aws.calls.map(({ operation }) => operation);
    });
    assert.deepEqual(operations, ["UpdateService"]);
  });
});

describe("A refused change", () => {
  const refuse = () => {
    throw new AwsError("AccessDeniedException", "User dev may not.");
  };
  const target = suspension(false, false, false);

  for (const [operation, call] of [
    ["RegisterScalableTarget", "application-autoscaling:RegisterScalableTarget"],
    ["UpdateService", "ecs:UpdateService"],
  ] as const) {
    it(`is named: ${call}`, async () => {
      const canned = { ...answers(active, target), [operation]: refuse };
      await withCannedAws(canned, async ({ endpoint, calls }) => {
        const config = cannedConfig(endpoint);
        await assert.rejects(
          async () => {
            await readState(config, where);
            await change(config, where, {
              limits: { min: 0, max: 0, suspended: true },
              desiredCount: 0,
            });
          },
          (error) => {
            assert.ok(error instanceof RefusedCall);
            assert.equal(error.message, `${call}: AccessDeniedException: User dev may not.`);
            return true;
          },
        );
        assert.equal(calls.at(-1)?.operation, operation, "nothing is called after it");
      });
    });
  }
});
