import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { OneTask } from "../../../components/common/live/task";
import { clientConfig } from "../../../live/calls/clients";
import { runTask } from "../../../live/ecs/runTask";
import { at, useAccount } from "../moto/account";
import { region } from "../moto/server";

const cluster = "shop";
const logGroup = "/ecs/shop";
const quick = { interval: 100, rest: 1_000 };

describe("A task in ECS", () => {
  const account = useAccount();
  let task: OneTask;

  before(async () => {
    const { prepare } = account;
    const { subnetIds, securityGroupId } = await account.network();
    await prepare("ecs.CreateCluster", { clusterName: cluster });
    await prepare("logs.CreateLogGroup", { logGroupName: logGroup });
    const definition = await prepare("ecs.RegisterTaskDefinition", {
      family: "shop",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      // moto counts the memory of the containers, which Fargate does not need.
      containerDefinitions: [{ name: "shop", image: "shop:v1", memory: 512 }],
    });
    task = {
      cluster,
      taskDefinition: String(at(definition, "taskDefinition", "taskDefinitionArn")),
      container: "shop",
      command: ["node", "migrate.js"],
      subnets: subnetIds,
      securityGroups: [securityGroupId],
      assignPublicIp: false,
      logGroup,
      streamPrefix: "ecs",
      timeoutSeconds: 30,
    };
  });

  /** The task that was started last, once it exists. */
  async function startedTask(known: readonly unknown[] = []): Promise<string> {
    for (let tries = 0; tries < 100; tries += 1) {
      const { taskArns } = await account.prepare("ecs.ListTasks", { cluster });
      const arn = (taskArns as readonly string[]).find((each) => !known.includes(each));
      if (arn !== undefined) return arn;
      await sleep(20);
    }
    throw new Error("no task was started");
  }

  async function describeTask(arn: string): Promise<unknown> {
    return at(await account.prepare("ecs.DescribeTasks", { cluster, tasks: [arn] }), "tasks", 0);
  }

  it("runs to its end with its own command, and its log is read from its own stream", async () => {
    await account.moto.setTaskPace(4);
    const log: string[] = [];
    const running = runTask(clientConfig({ region }), task, (line) => log.push(line), quick);
    const arn = await startedTask();
    const stream = {
      logGroupName: logGroup,
      logStreamName: `ecs/shop/${arn.split("/").at(-1) ?? ""}`,
    };
    await account.prepare("logs.CreateLogStream", stream);
    const messages = ["one", "two", "three"];
    const logEvents = messages.map((message, index) => ({
      timestamp: Date.now() + index,
      message,
    }));
    await account.prepare("logs.PutLogEvents", { ...stream, logEvents });
    assert.deepEqual(await running, { exitCode: 0, reason: "" });
    assert.deepEqual(log, messages);
    const described = await describeTask(arn);
    assert.equal(at(described, "startedBy"), "pulumi-up");
    assert.equal(at(described, "capacityProviderName"), "FARGATE");
    const override = at(described, "overrides", "containerOverrides", 0);
    assert.deepEqual(override, { name: "shop", command: ["node", "migrate.js"] });
  });

  it("is stopped when its time is up", async () => {
    await account.moto.setTaskPace(1_000);
    const { taskArns } = await account.prepare("ecs.ListTasks", { cluster });
    const running = runTask(clientConfig({ region }), { ...task, timeoutSeconds: 1 }, fail, quick);
    const outcome = assert.rejects(running, /did not end within 1 seconds and was stopped\.$/);
    const arn = await startedTask(taskArns as readonly string[]);
    await outcome;
    const described = await describeTask(arn);
    assert.equal(at(described, "lastStatus"), "STOPPED");
    assert.equal(at(described, "stoppedReason"), "pulumi up: did not end within 1 seconds");
  });

  it("is not started in a cluster that is missing", async () => {
    await assert.rejects(
      runTask(clientConfig({ region }), { ...task, cluster: "none" }, fail, quick),
      /^Error: ECS started no task of \S+ in the cluster none: ClusterNotFoundException/,
    );
  });
});

function fail(line: string): void {
  throw new Error(`there should be no log, but there is ${line}`);
}
