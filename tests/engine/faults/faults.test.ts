import assert from "node:assert/strict";
import { secretValues } from "../support/canaries";
import { Scenario } from "../support/scenario";
import { AwsError } from "../../../tools/account/world/errors";
import type { Call } from "../../../tools/account/world/types";

/** Runs `up` until it succeeds, at most so many times. Returns what each run printed. */
async function upUntilDone(scenario: Scenario, most: number): Promise<string[]> {
  const printed: string[] = [];
  for (let run = 0; run < most; run += 1) {
    const result = await scenario.up();
    printed.push(result.printed);
    if (result.succeeded) return printed;
  }
  throw new Error(`up did not succeed within ${most} runs:\n${printed.at(-1) ?? ""}`);
}

/** Checks that everything announced by the preview before the first `up` exists in the end, once each. */
async function assertSettled(dev: Scenario, announced: readonly string[]): Promise<void> {
  assert.deepEqual((await dev.up()).changes, [], "nothing is left to do");
  const names = dev.holds();
  assert.deepEqual(names, [...new Set(names)], "nothing is doubled");
  assert.equal(names.length, announced.length, "nothing is missing");
}

/** What the first `up` of a stack creates, without the providers' own settings. */
async function announce(dev: Scenario): Promise<readonly string[]> {
  return (await dev.preview()).changes.filter((change) => !/^create (aws|default.*)$/.test(change));
}

describe("a fault during a run", () => {
  it("the creation of every resource type fails once: each run says which, and the next goes on from there", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.setSecret("supabaseKey", secretValues.supabaseKey);
      await dev.set("monitoring.alarmEmail", "team@example.com");
      await dev.set("domain", '{"name":"app.example.com","zone":"example.com"}');
      await dev.set("rollout", '{"strategy":"rolling","alternateTargetGroup":true}');
      const announced = await announce(dev);
      const failed = new Set<string>();
      dev.world.before = failOnce(failed, ({ type }) => `the first ${type} is refused`);
      const printed = (await upUntilDone(dev, 30)).join("\n");
      assert.deepEqual(failed, new Set(dev.world.resources.map(({ type }) => type)));
      for (const type of ["randomBytes", "listenerRule"]) {
        assert.ok(
          [...failed].some((each) => each.includes(type)),
          type,
        );
      }
      assert.ok(dev.holds().includes("aws:iam/role:Role mcp-catalog-dev-infrastructure"));
      for (const type of failed) assert.ok(printed.includes(`the first ${type} is refused`), type);
      await assertSettled(dev, announced);
    } finally {
      dev.end();
    }
  });

  it("AWS throttles one call in four: the next runs succeed", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const announced = await announce(dev);
      let calls = 0;
      dev.world.before = ({ operation }) => {
        // Only what creates counts: a run with a multiple of four calls would throttle the same one each time.
        if (operation !== "create") return;
        calls += 1;
        if (calls % 4 === 0) {
          throw new AwsError("ThrottlingException", "Rate exceeded");
        }
      };
      const printed = await upUntilDone(dev, 20);
      assert.match(printed[0] ?? "", /ThrottlingException: Rate exceeded/);
      await assertSettled(dev, announced);
    } finally {
      dev.end();
    }
  });

  it("the provider dies in the middle: the state can be loaded, and the next run finishes", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const announced = await announce(dev);
      dev.world.before = ({ type }) => {
        if (type !== "aws:lb/loadBalancer:LoadBalancer") return;
        dev.world.before = () => undefined;
        dev.server.kill();
        throw new AwsError("dead", "nobody hears this");
      };
      const died = await dev.up();
      assert.ok(!died.succeeded);
      await dev.server.start(dev.port);
      await upUntilDone(dev, 2);
      await assertSettled(dev, announced);
    } finally {
      dev.end();
    }
  });

  it("a name is taken after the run has checked it: AWS's refusal names it, and the next run succeeds after it is free", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const announced = await announce(dev);
      const type = "aws:cloudwatch/logGroup:LogGroup";
      const name = "/ecs/mcp-catalog-dev";
      dev.world.before = async (call) => {
        if (call.type !== type || call.operation !== "create") return;
        dev.world.before = () => undefined;
        await dev.world.create(type, { name, retentionInDays: 7 });
      };
      const taken = await dev.up();
      assert.ok(!taken.succeeded);
      assert.match(taken.printed, /app-logs.*\/ecs\/mcp-catalog-dev already exists/s);
      await dev.world.remove(type, name);
      await upUntilDone(dev, 1);
      await assertSettled(dev, announced);
    } finally {
      dev.end();
    }
  });
});

function failOnce(failed: Set<string>, message: (call: Call) => string): (call: Call) => void {
  return (call) => {
    if (call.operation !== "create" || failed.has(call.type)) return;
    failed.add(call.type);
    throw new AwsError("InternalFailure", message(call));
  };
}
