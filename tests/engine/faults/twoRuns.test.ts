import assert from "node:assert/strict";
import type { Call } from "../../../tools/account/world/types";
import { realPulumi } from "../support/cli";
import { Scenario } from "../support/scenario";

describe("Two runs of pulumi up at the same time", () => {
  it("do not overlap: the second is refused before it changes anything, and the next run finds nothing to do", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.push("v1.1.0");
      await prod.set("imageTag", "v1.1.0");
      let refused: number | undefined;
      const meanwhile: Call[] = [];
      prod.world.before = async (call) => {
        if (refused !== undefined) {
          meanwhile.push(call);
          return;
        }
        if (call.operation !== "update" || call.type !== "aws:ecs/service:Service") return;
        refused = 0;
        const words = ["up", "-s", prod.stack.name, "--yes", "--non-interactive"];
        refused = await realPulumi(prod).run("pulumi", words);
        assert.deepEqual(meanwhile, [], "the second run makes no call");
      };
      const first = await prod.up();
      prod.world.before = () => undefined;

      assert.equal(refused, 1, prod.heard.join(""));
      assert.match(prod.heard.join(""), /the stack is currently locked by 1 lock/);
      assert.ok(first.succeeded, first.printed);
      assert.equal(prod.runs(), "mcp-catalog:2");
      const next = await prod.succeed();
      assert.deepEqual(next.changes, []);
      assert.doesNotMatch(next.printed, /pending operations/);
    } finally {
      prod.end();
    }
  });
});
