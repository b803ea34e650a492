import assert from "node:assert/strict";
import { defaultHealthCommand } from "../../../../components/fargateApp/task/containerDefinition";
import { json } from "../../../support/program";
import { container, runApp, types } from "../fixture";

type Change = Parameters<typeof runApp>[0];

async function definition(change?: Change): Promise<Readonly<Record<string, unknown>>> {
  const task = (await runApp(change)).one(types.task);
  const containers = json(task, "containerDefinitions") as Readonly<Record<string, unknown>>[];
  assert.equal(containers.length, 1);
  return containers[0] ?? {};
}

describe("the task definition", () => {
  it("is for Fargate, has the given size, and has one role to start it and one for the app", async () => {
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
      taskRoleArn: "task-role-arn",
      volumes: [{ name: "tmp-1" }, { name: "var-scratch-2" }],
      skipDestroy: true,
    });
  });

  it("runs on ARM if the image is built for it", async () => {
    const app = await runApp(() => ({ container: { ...container, platform: "linux/arm64" } }));
    assert.deepEqual(app.one(types.task).inputs["runtimePlatform"], {
      operatingSystemFamily: "LINUX",
      cpuArchitecture: "ARM64",
    });
  });

  it("has one container with every key in the form that ECS returns, environment and secrets sorted", async () => {
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
          "awslogs-stream-prefix": "web",
        },
      },
      user: "1234:5678",
      readonlyRootFilesystem: true,
      mountPoints: [
        { sourceVolume: "tmp-1", containerPath: "/tmp", readOnly: false },
        { sourceVolume: "var-scratch-2", containerPath: "/var/scratch", readOnly: false },
      ],
      linuxParameters: {
        capabilities: { add: [], drop: ["ALL"] },
        initProcessEnabled: true,
      },
      ulimits: [{ name: "nofile", softLimit: 65_535, hardLimit: 65_535 }],
      systemControls: [],
      volumesFrom: [],
    });
  });

  it("keeps empty lists if there is neither environment nor secret", async () => {
    const { environment, secrets } = await definition(() => ({
      container: { ...container, environment: {} },
      secrets: [],
    }));
    assert.deepEqual([environment, secrets], [[], []]);
  });

  it("checks health only with the given command if there is one", async () => {
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

  it("asks for nothing that Fargate refuses", async () => {
    for (const exec of [true, false]) {
      const keys = Object.keys(await definition(() => ({ exec })));
      for (const key of ["privileged", "dockerSecurityOptions", "extraHosts"]) {
        assert.ok(!keys.includes(key), key);
      }
    }
  });

  it("keeps capabilities only for root and for ECS Exec", async () => {
    const dropped = async (user: string, exec: boolean) => {
      const { linuxParameters } = await definition(() => ({
        container: { ...container, user },
        exec,
      }));
      return linuxParameters;
    };
    const none = { capabilities: { add: [], drop: ["ALL"] }, initProcessEnabled: true };
    for (const user of ["1", "10", "1000:0"]) assert.deepEqual(await dropped(user, false), none);
    for (const user of ["0", "0:0", "0:1000"]) {
      assert.deepEqual(await dropped(user, false), { initProcessEnabled: true });
    }
    assert.deepEqual(await dropped("1000", true), { initProcessEnabled: true });
  });

  it("has folders in memory that belong to the app's user, each with an eighth of the task's memory", async () => {
    const folders = async (user: string, memory: number) => {
      const memoryPaths = ["/tmp", "/app/.next/cache"];
      const { linuxParameters } = await definition(() => ({
        container: { ...container, user, memory, memoryPaths },
      }));
      return (linuxParameters as Readonly<Record<string, unknown>>)["tmpfs"];
    };
    const options = ["rw", "noexec", "nosuid", "nodev", "mode=0755"];
    const both = (size: number, owner: readonly string[]) =>
      ["/app/.next/cache", "/tmp"].map((containerPath) => ({
        containerPath,
        size,
        mountOptions: [...options, ...owner],
      }));
    assert.deepEqual(await folders("1001:1002", 512), both(64, ["uid=1001", "gid=1002"]));
    assert.deepEqual(await folders("1001", 3072), both(384, ["uid=1001"]));
  });

  it("has neither volumes nor mounts if the app may write everywhere", async () => {
    const writable = {
      ...container,
      readOnlyRootFilesystem: false,
      writablePaths: [],
      memoryPaths: [],
    };
    const app = await runApp(() => ({ container: writable }));
    assert.deepEqual(app.one(types.task).inputs["volumes"], []);
    const { readonlyRootFilesystem, mountPoints } = await definition(() => ({
      container: writable,
    }));
    assert.deepEqual([readonlyRootFilesystem, mountPoints], [false, []]);
  });

  it("names each volume after its path, with unique names", async () => {
    const writablePaths = ["/a/b", "/a-b", "/app/.next/cache", "/a/.b"];
    const app = await runApp(() => ({ container: { ...container, writablePaths } }));
    const volumes = app.one(types.task).inputs["volumes"] as { readonly name: string }[];
    const names = volumes.map(({ name }) => name);
    assert.deepEqual(names, ["a-b-1", "a-b-2", "a-b-3", "app-next-cache-4"]);
    const { mountPoints } = await definition(() => ({
      container: { ...container, writablePaths },
    }));
    assert.deepEqual(
      (mountPoints as { readonly sourceVolume: string; readonly containerPath: string }[]).map(
        ({ sourceVolume, containerPath }) => [sourceVolume, containerPath],
      ),
      [...writablePaths].sort().map((path, index) => [names[index], path]),
    );
  });

  it("keeps old revisions to roll back to, unless the stack is disposable", async () => {
    const disposable = await runApp(() => ({ disposable: true }));
    assert.equal((await runApp()).one(types.task).inputs["skipDestroy"], true);
    assert.equal(disposable.one(types.task).inputs["skipDestroy"], false);
  });
});
