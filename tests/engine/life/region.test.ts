import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

describe("the region of a stack that runs", () => {
  it("cannot change: the preview and the update are refused, and nothing is changed", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      const before = dev.holds();
      await dev.set("tags", '{"Team":"web"}');
      await dev.succeed();
      await dev.stack.setConfig("aws:region", { value: "eu-west-1" });
      for (const run of [await dev.preview(), await dev.up()]) {
        assert.ok(!run.succeeded);
        assert.match(
          run.errors.join("\n"),
          /aws:region is eu-west-1, and stack dev is in us-east-1\. Nothing was changed\./,
        );
        assert.match(run.printed, /^ +pulumi config set aws:region us-east-1 --stack dev$/m);
        assert.doesNotMatch(run.errors.join("\n"), /^\s+at /m, "no stack trace");
      }
      assert.deepEqual(dev.holds(), before);
      await dev.stack.setConfig("aws:region", { value: "us-east-1" });
      assert.deepEqual((await dev.succeed()).changes, []);
    } finally {
      dev.end();
    }
  });

  it("can change after the stack was destroyed", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      assert.ok((await dev.destroy()).succeeded);
      await dev.stack.setConfig("aws:region", { value: "eu-west-1" });
      const run = await dev.preview();
      assert.ok(run.succeeded, run.printed);
    } finally {
      dev.end();
    }
  });
});
