import assert from "node:assert/strict";
import { allowReadingSecrets, ExecutionRole } from "../../../../components";
import { optionsOf, runApp, types } from "../fixture";

describe("the service", () => {
  it("runs the tasks on Fargate capacity behind the target group, and rolls a bad version back", async () => {
    const app = await runApp();
    assert.deepEqual(app.one(types.service).inputs, {
      name: "the-service",
      cluster: "app-cluster-arn",
      taskDefinition: "app-task-arn",
      desiredCount: 3,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1, base: 0 }],
      networkConfiguration: {
        subnets: ["subnet-t1", "subnet-t2"],
        securityGroups: ["app-groups-tasks-id"],
        assignPublicIp: false,
      },
      loadBalancers: [
        {
          targetGroupArn: "app-balancer-targets-arn",
          containerName: "shop",
          containerPort: 8080,
        },
      ],
      healthCheckGracePeriodSeconds: 45,
      availabilityZoneRebalancing: "ENABLED",
      deploymentConfiguration: { strategy: "ROLLING" },
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      enableExecuteCommand: false,
      waitForSteadyState: true,
      enableEcsManagedTags: true,
      propagateTags: "SERVICE",
      tags: { DesiredCount: "3" },
    });
  });

  it("has no launch type, because that would replace it when the capacity changes", async () => {
    assert.ok(!("launchType" in (await runApp()).one(types.service).inputs));
  });

  it("ignores no change, so the count in the settings is used", async () => {
    const service = (await runApp(() => ({ desiredCount: 0 }))).one(types.service);
    assert.equal(service.inputs["desiredCount"], 0);
    assert.deepEqual(service.options.ignoreChanges, []);
  });

  it("is guarded against deletion, unless the stack is disposable", async () => {
    for (const disposable of [true, false]) {
      const service = (await runApp(() => ({ disposable }))).one(types.service);
      assert.equal(service.options.protect, !disposable);
    }
  });

  it("is replaced with the VPC, and deleted first, because its name can exist only once", async () => {
    const options = await optionsOf(types.service);
    assert.equal(options.replacementTrigger, "vpc-1");
    assert.equal(options.deleteBeforeReplace, true);
  });

  it("gives tasks a public address only if the network says so", async () => {
    const subnets = {
      vpcId: "vpc-1",
      balancerSubnetIds: ["subnet-1"],
      taskSubnetIds: ["subnet-1"],
      assignPublicIp: true,
      ipv6: false,
    };
    const app = await runApp(() => ({ subnets }));
    assert.deepEqual(app.one(types.service).inputs["networkConfiguration"], {
      subnets: ["subnet-1"],
      securityGroups: ["app-groups-tasks-id"],
      assignPublicIp: true,
    });
  });

  it("waits for everything that a task needs to start and to be reached", async () => {
    const app = await runApp(() => ({
      startAfter: [executionRole()],
    }));
    assert.deepEqual([...app.waitsFor(app.one(types.service))].sort(), [
      "app-balancer",
      "app-balancer-http",
      "app-balancer-targets",
      "app-capacity",
      "app-cluster",
      "app-groups-balancer",
      "app-groups-balancer-from-world-80",
      "app-groups-balancer-to-tasks-8080",
      "app-groups-tasks",
      "app-groups-tasks-from-balancer-8080",
      "app-groups-tasks-to-world-443",
      "app-groups-tasks-to-world-5432",
      "app-task",
      "role",
      "role-managed",
      "role-secrets",
    ]);
  });
});

function executionRole() {
  const role = new ExecutionRole("role", {
    roleName: "r",
    region: "eu-west-1",
    accountId: "1",
    repositoryArn: "arn-r",
    logGroupName: "/l",
    managedPolicy: true,
  });
  allowReadingSecrets("role-secrets", role, ["arn-a"]);
  return role;
}
