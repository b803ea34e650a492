import assert from "node:assert/strict";
import { crashedTasks } from "../../../live/ecs/crashedTasks";
import { deploy } from "../../../live/ecs/deploy";
import { AwsError, withCannedAws } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const where = { cluster: "the-cluster", service: "the-service" };
const balancers = [
  {
    targetGroupArn: "green",
    containerName: "shop",
    containerPort: 8080,
    advancedConfiguration: {
      alternateTargetGroupArn: "blue",
      productionListenerRule: "rule",
      roleArn: "role",
    },
  },
];
const capacity = [{ capacityProvider: "FARGATE", weight: 1, base: 0 }];

describe("Deploying a version beside the provider", () => {
  const asked = {
    ...where,
    taskDefinition: "shop:7",
    capacity,
    loadBalancers: balancers,
    subnets: ["s1", "s2"],
    securityGroups: ["g"],
    assignPublicIp: false,
  };

  it("sends everything that ECS has rolled back after a failed rollout", async () => {
    for (const assignPublicIp of [true, false]) {
      const inputs = await withCannedAws(
        { UpdateService: () => ({ service: {} }) },
        async ({ endpoint, calls }) => {
          await deploy(cannedConfig(endpoint), { ...asked, assignPublicIp });
          return calls.map(({ input }) => input);
        },
      );
      assert.deepEqual(inputs, [
        {
          ...where,
          taskDefinition: "shop:7",
          capacityProviderStrategy: capacity,
          loadBalancers: balancers,
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ["s1", "s2"],
              securityGroups: ["g"],
              assignPublicIp: assignPublicIp ? "ENABLED" : "DISABLED",
            },
          },
          forceNewDeployment: true,
        },
      ]);
    }
  });

  it("is refused if AWS refuses it", async () => {
    const refused = withCannedAws(
      {
        UpdateService: () => {
          throw new AwsError("AccessDeniedException", "You may not.");
        },
      },
      ({ endpoint }) => deploy(cannedConfig(endpoint), asked),
    );
    await assert.rejects(refused, /You may not\./);
  });
});

describe("The crashed tasks of a deployment", () => {
  it("are those that ended by themselves, did not start or were unhealthy, and no others", async () => {
    const stopped = [
      { startedBy: "ecs-svc/2", stopCode: "EssentialContainerExited" },
      { startedBy: "ecs-svc/2", stopCode: "TaskFailedToStart" },
      {
        startedBy: "ecs-svc/2",
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Task failed ELB health checks in (target-group arn)",
      },
      {
        startedBy: "ecs-svc/2",
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Task failed container health checks",
      },
      {
        startedBy: "ecs-svc/2",
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Scaling activity initiated by (deployment ecs-svc/2)",
      },
      { startedBy: "ecs-svc/2", stopCode: "SpotInterruption" },
      { startedBy: "ecs-svc/1", stopCode: "EssentialContainerExited" },
    ];
    const { count, listed } = await withCannedAws(
      {
        ListTasks: () => ({ taskArns: stopped.map((_, index) => `task/${index}`) }),
        DescribeTasks: () => ({ tasks: stopped }),
      },
      async ({ endpoint, calls }) => ({
        count: await crashedTasks(cannedConfig(endpoint), where, "ecs-svc/2"),
        listed: calls[0]?.input,
      }),
    );
    assert.equal(count, 4);
    assert.deepEqual(listed, {
      cluster: "the-cluster",
      serviceName: "the-service",
      desiredStatus: "STOPPED",
    });
  });

  it("are not counted as none if AWS refuses the call", async () => {
    const refused = withCannedAws(
      {
        ListTasks: () => {
          throw new AwsError("AccessDeniedException", "You may not.");
        },
      },
      ({ endpoint }) => crashedTasks(cannedConfig(endpoint), where, "ecs-svc/2"),
    );
    await assert.rejects(refused, /You may not\./);
  });
});
