import assert from "node:assert/strict";
import { defaultHealthCommand } from "../../../components/fargateApp/taskDefinition";
import { json } from "../../support/program";
import { container, runApp, types } from "./fixture";

type Change = Parameters<typeof runApp>[0];

async function definition(change?: Change): Promise<Readonly<Record<string, unknown>>> {
  const task = (await runApp(change)).one(types.task);
  const containers = json(task, "containerDefinitions") as Readonly<Record<string, unknown>>[];
  assert.equal(containers.length, 1);
  return containers[0] ?? {};
}

describe("the task definition", () => {
  it("is a Fargate one of the given size, started by the execution role alone", async () => {
    const { containerDefinitions, ...rest } = (await runApp()).one(types.task).inputs;
    assert.equal(typeof containerDefinitions, "string");
    assert.deepEqual(rest, {
      family: "shop",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "512",
      memory: "1024",
      runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
      executionRoleArn: "role-arn",
      skipDestroy: true,
    });
  });

  it("runs on ARM where the image is built for it", async () => {
    const app = await runApp(() => ({ container: { ...container, platform: "linux/arm64" } }));
    assert.deepEqual(app.one(types.task).inputs["runtimePlatform"], {
      operatingSystemFamily: "LINUX",
      cpuArchitecture: "ARM64",
    });
  });

  it("has one container with every key as ECS gives it back, environment and secrets sorted", async () => {
    assert.deepEqual(await definition(), {
      name: "shop",
      image: "host/shop@sha256:1",
      essential: true,
      cpu: 0,
      portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: "tcp" }],
      environment: [
        { name: "ALPHA", value: "a" },
        { name: "MIDDLE", value: "m" },
        { name: "ZONE", value: "z" },
        { name: "alpha", value: "small" },
      ],
      secrets: [
        { name: "A_KEY", valueFrom: "arn-a:::v-2" },
        { name: "Z_KEY", valueFrom: "arn-z:::v-1" },
      ],
      healthCheck: {
        command: [...defaultHealthCommand("/up", 8080)],
        interval: 25,
        timeout: 8,
        retries: 9,
        startPeriod: 40,
      },
      stopTimeout: 50,
      logConfiguration: {
        logDriver: "awslogs",
        options: {
          "awslogs-group": "/logs/shop",
          "awslogs-region": "eu-west-1",
          "awslogs-stream-prefix": "ecs",
        },
      },
      mountPoints: [],
      systemControls: [],
      volumesFrom: [],
    });
  });

  it("keeps empty lists where there is neither environment nor secret", async () => {
    const { environment, secrets } = await definition(() => ({
      container: { ...container, environment: {} },
      secrets: [],
    }));
    assert.deepEqual([environment, secrets], [[], []]);
  });

  it("checks health by the given command alone where there is one", async () => {
    const command = ["CMD", "/bin/check"];
    const { healthCheck } = await definition(() => ({
      container: { ...container, healthCheck: { ...container.healthCheck, command } },
    }));
    assert.deepEqual(healthCheck, {
      command,
      interval: 25,
      timeout: 8,
      retries: 9,
      startPeriod: 40,
    });
  });

  it("keeps old revisions to roll back to, except where the stack is disposable", async () => {
    const disposable = await runApp(() => ({ disposable: true }));
    assert.equal((await runApp()).one(types.task).inputs["skipDestroy"], true);
    assert.equal(disposable.one(types.task).inputs["skipDestroy"], false);
  });
});
