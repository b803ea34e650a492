import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Call } from "../../../tools/account/world/types";
import { stateFile } from "../../../tools/account/savedOutputs";
import { answerOf } from "../../../tools/programs/ask";
import { Scenario } from "../support/scenario";

const balancerType = "aws:lb/loadBalancer:LoadBalancer";
const serviceType = "aws:ecs/service:Service";

/** Runs `up`, and kills the engine after AWS has got this call. AWS carries out the call anyway. */
async function killedIn(scenario: Scenario, { operation, type }: Pick<Call, "operation" | "type">) {
  const killed: Call[] = [];
  scenario.world.before = async (call) => {
    if (killed.length > 0 || call.operation !== operation || call.type !== type) return;
    killed.push(call);
    await stateAtRest(scenario);
    killEngine();
  };
  const result = await scenario.up();
  scenario.world.before = () => undefined;
  assert.equal(killed.length, 1, result.printed);
  assert.ok(!result.succeeded);
}

/**
 * Waits until nothing has written the state for half a second. A backend in a folder writes in place, so that a kill in the
 * middle would leave half a file, which no command repairs.
 */
async function stateAtRest({ folder, stack }: Scenario): Promise<void> {
  const file = stateFile(path.join(folder, "state"), "mcp-catalog", stack.name);
  for (let last = -1, now = 0; last !== now;) {
    last = now;
    await setTimeout(500);
    now = fs.statSync(file).mtimeMs;
  }
}

/** Kills the engine like `kill -9`, so that it cannot write its state or remove its lock. */
function killEngine(): void {
  const processes = answerOf("ps", ["-A", "-o", "pid=,ppid=,args="]) ?? "";
  const own = processes
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(isOwnEngine);
  assert.equal(own.length, 1, "one engine runs");
  process.kill(Number(own[0]?.[0]), "SIGKILL");
}

function isOwnEngine([, parent, command = ""]: readonly string[]): boolean {
  return parent === String(process.pid) && /(^|\/)pulumi$/.test(command);
}

describe("a process that is killed", () => {
  it("may be updating the service: cancel removes the lock, and up ends the rollout", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.push("v1.1.0");
      await prod.set("imageTag", "v1.1.0");
      await killedIn(prod, { operation: "update", type: serviceType });
      const locked = await prod.up();
      assert.ok(!locked.succeeded);
      assert.match(locked.printed, /the stack is currently locked/);
      await prod.stack.cancel();
      const up = await prod.succeed();
      assert.match(up.printed, /app-service, interrupted while updating/);
      assert.equal(prod.runs(), "mcp-catalog:2");
      const next = await prod.succeed();
      assert.deepEqual(next.changes, []);
      assert.doesNotMatch(next.printed, /pending operations/);
    } finally {
      prod.end();
    }
  });

  for (const { what, type, refusal, removal } of [
    {
      what: "the load balancer",
      type: balancerType,
      refusal: /AlreadyExistsException: mcp-catalog-dev-alb already exists/,
      removal:
        "aws elbv2 delete-load-balancer --load-balancer-arn $(aws elbv2 describe-load-balancers --names mcp-catalog-dev-alb",
    },
    {
      what: "the service",
      type: serviceType,
      refusal: /Creation of service was not idempotent/,
      removal:
        "aws ecs delete-service --cluster mcp-catalog-dev-cluster --service mcp-catalog-dev-service --force",
    },
  ]) {
    it(`may be making ${what}: the error has the commands that delete it and end the warning`, async () => {
      const dev = await Scenario.start({ stack: "dev" });
      try {
        await killedIn(dev, { operation: "create", type });
        await dev.stack.cancel();
        const refused = await dev.up();
        assert.ok(!refused.succeeded);
        assert.match(refused.printed, refusal);
        assert.match(refused.printed, /the state of stack dev does not: a run was killed/);
        assert.ok(refused.printed.includes(removal), refused.printed);
        assert.match(refused.printed, /\n *pulumi refresh --stack dev --clear-pending-creates\n/);
        assert.doesNotMatch(refused.printed, /Why: /);
        for (const { id } of dev.world.all(type)) await dev.world.remove(type, id);
        const up = await dev.succeed();
        assert.match(up.printed, /pending operations from previous deployment/);
        assert.equal(dev.world.all(type).length, 1);
        await dev.stack.refresh({ clearPendingCreates: true });
        const next = await dev.succeed();
        assert.deepEqual(next.changes, []);
        assert.doesNotMatch(next.printed, /pending operations/);
      } finally {
        dev.end();
      }
    });
  }
});
