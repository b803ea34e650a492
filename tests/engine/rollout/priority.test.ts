import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { ruleType } from "../../../tools/account/types/rules";
import { Scenario } from "../support/scenario";
import { stateFile } from "../../../tools/account/savedOutputs";

describe("the rule of a stack that was made while the rule's number was 1", () => {
  it("gets its new number in place, and keeps its weights", async () => {
    const dev = await Scenario.runningFrom(
      { stack: "dev" },
      { rollout: '{"strategy":"blueGreen"}' },
    );
    try {
      const weights = dev.weights();
      const [rule] = dev.world.all(ruleType);
      assert.equal(rule?.inputs["priority"], 1000);
      await dev.world.update(ruleType, rule.id, { priority: 1 });
      const file = stateFile(path.join(dev.folder, "state"), "mcp-catalog", "dev");
      const state = fs.readFileSync(file, "utf8");
      assert.equal(state.match(/"priority": ?1000\b/g)?.length, 2, "as input and as output");
      fs.writeFileSync(file, state.replace(/("priority": ?)1000\b/g, "$11"));

      assert.deepEqual((await dev.succeed()).changes, ["update app-balancer-http-rule"]);
      const [moved] = dev.world.all(ruleType);
      assert.deepEqual([moved?.id, moved?.inputs["priority"]], [rule.id, 1000]);
      assert.deepEqual(dev.weights(), weights);
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });
});
