import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { whyTasksFail } from "../../../tools/account/types/tasks";

/** The reasons why a task could not start, checked before every call from now on. */
function watchTasks({ world }: Scenario): readonly string[] {
  const problems: string[] = [];
  world.before = ({ operation, type }) => {
    for (const { inputs } of world.all("aws:ecs/service:Service")) {
      const problem = whyTasksFail(world, inputs);
      if (problem !== undefined) problems.push(`before ${operation} ${type}: ${problem}`);
    }
  };
  return problems;
}

describe("the rights of a running prod stack", () => {
  it("become wider and narrower again, and a task could start at every moment", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const problems = watchTasks(prod);
      await prod.set("iam.managedExecutionPolicy", "true");
      assert.deepEqual((await prod.succeed()).changes, [
        "create execution-role-managed",
        "delete execution-role-start",
      ]);
      await prod.set("iam.managedExecutionPolicy", "false");
      assert.deepEqual((await prod.succeed()).changes, [
        "create execution-role-start",
        "delete execution-role-managed",
      ]);
      await prod.release("v1.1.0");
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.deepEqual(problems, []);
    } finally {
      prod.end();
    }
  });
});

describe("a running prod stack that gets a customer's key", () => {
  it("keeps everything that holds data, can start tasks at every moment, and then keeps the key", async () => {
    const prod = await Scenario.running(
      { stack: "prod" },
      { "monitoring.alarmEmail": "team@example.com" },
    );
    try {
      const problems = watchTasks(prod);
      await prod.set("encryption", "customerKey");
      assert.deepEqual((await prod.succeed()).changes, [
        "create encryption-key",
        "create encryption-key-alias",
        "create execution-role-key",
        "update app-logs",
        "update monitoring-events",
        "update network-flow-logs-group",
        "update notifications-alarms",
        "update notifications-critical",
        "update secrets-next-server-actions-encryption-key",
        "update secrets-supabase-key",
        "update secrets-supabase-url",
      ]);
      assert.deepEqual((await prod.up()).changes, []);
      assert.deepEqual((await prod.refresh()).changes, []);
      await prod.release("v1.1.0");
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.deepEqual(problems, []);

      await prod.set("encryption", "aws");
      const back = await prod.up();
      assert.match(back.printed, /encryption-key" cannot be deleted\s+because it is protected/);
    } finally {
      prod.end();
    }
  });
});
