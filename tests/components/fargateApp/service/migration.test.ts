import assert from "node:assert/strict";
import { migrateOnce } from "../../../../components/fargateApp/service/migration";
import type { ServiceNow } from "../../../../components/common/live/service";
import type { OneTask, TaskEnd } from "../../../../components/common/live/task";
import { fakeLive, serviceThat } from "../fakeLive";
import { hear, inProgram, type Heard } from "./hear";

const revision = "arn:aws:ecs:eu-west-1:123456789012:task-definition/shop:8";

const service = {
  cluster: "arn:cluster/the-cluster",
  taskDefinition: revision,
  networkConfiguration: {
    subnets: ["subnet-t1", "subnet-t2"],
    securityGroups: ["sg-tasks"],
    assignPublicIp: true,
  },
};

const migration = {
  command: ["node", "migrate.js", "--up"],
  container: "shop",
  logGroup: "/logs/shop",
  streamPrefix: "web",
};

const where = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };

interface Migrated {
  readonly tasks: readonly OneTask[];
  readonly heard: readonly Heard[];
  readonly error: unknown;
  readonly parent: unknown;
}

/** Migrates in a live system. The task logs two lines and then ends in the given way. */
function migrate(end: TaskEnd, ...[now]: [ServiceNow?]): Promise<Migrated> {
  const tasks: OneTask[] = [];
  const live = fakeLive({
    serviceNow: () => Promise.resolve(now),
    runTask: (task, log) => {
      tasks.push(task);
      log("creating table a");
      log("creating table b");
      return Promise.resolve(end);
    },
  });
  return inProgram(async (parent) => {
    let error: unknown;
    const heard = await hear(async () => {
      error = await migrateOnce(service, migration, { live, service: where, parent }).catch(
        (reason: unknown) => reason,
      );
    });
    return { tasks, heard, error, parent };
  });
}

const exited = "Essential container in task exited";

describe("migrateOnce", () => {
  it("runs the new revision with the migration as its command, in the service's own network", async () => {
    const { tasks } = await migrate({ exitCode: 0, reason: exited });
    assert.deepEqual(tasks, [
      {
        cluster: "arn:cluster/the-cluster",
        taskDefinition: revision,
        container: "shop",
        command: ["node", "migrate.js", "--up"],
        subnets: ["subnet-t1", "subnet-t2"],
        securityGroups: ["sg-tasks"],
        assignPublicIp: true,
        logGroup: "/logs/shop",
        streamPrefix: "web",
        timeoutSeconds: 1800,
      },
    ]);
  });

  it("says beside the app what runs, and then shows each line of its log", async () => {
    const { heard, parent, error } = await migrate({ exitCode: 0, reason: exited });
    assert.equal(error, undefined);
    assert.deepEqual(
      heard.map(({ level, text }) => [level, text]),
      [
        ["info", "migrate: node migrate.js --up in shop:8"],
        ["info", "migrate: creating table a"],
        ["info", "migrate: creating table b"],
      ],
    );
    for (const { resource } of heard) assert.equal(resource, parent);
  });

  for (const [exitCode, end] of [
    [1, "ended with exit code 1"],
    [137, "ended with exit code 137"],
    [undefined, "did not start"],
  ] as const) {
    it(`fails if it ${end}: shows the log, then says why, and what still runs`, async () => {
      const { error, heard } = await migrate(
        { exitCode, reason: "OutOfMemoryError: killed" },
        serviceThat(),
      );
      assert.ok(error instanceof Error);
      assert.equal(
        error.message,
        `migrate ${end}: OutOfMemoryError: killed. No traffic has moved; the service runs what it ran before. ` +
          "Mend it and run pulumi up again.",
      );
      assert.equal(heard.length, 3);
    });
  }

  it("does not say that the old version runs if there is no service, for example while it is replaced", async () => {
    const { error } = await migrate({ exitCode: 1, reason: exited });
    assert.ok(error instanceof Error);
    assert.match(error.message, /exited\. There is no service the-service yet: it is made after/);
  });

  it("fails if the task cannot be run at all", async () => {
    const live = fakeLive({ runTask: () => Promise.reject(new Error("no capacity")) });
    await inProgram(async (parent) => {
      await hear(() =>
        assert.rejects(
          migrateOnce(service, migration, { live, service: where, parent }),
          /^Error: no capacity$/,
        ),
      );
    });
  });
});
