import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

const dedicated = { network: '{"mode":"dedicated"}' };

describe("the account's quotas", () => {
  it("stop a first run and its preview before anything is made, each with the way to ask for more", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.set("network", dedicated.network);
      for (let count = 0; count < 5; count += 1) {
        await prod.world.create("aws:ec2/eip:Eip", { domain: "vpc" });
      }
      const before = [...prod.world.resources];
      prod.world.quotas = { addresses: 5, vpcs: 5, balancers: 50, onDemand: 0.25 };
      for (const run of [await prod.preview(), await prod.up()]) {
        assert.ok(!run.succeeded);
        const text = run.errors.join("\n").replace(/\s+/g, " ");
        assert.match(text, /quotas in us-east-1 have no room for what this run makes:/);
        assert.match(text, /Elastic IP addresses: this run needs 1 more, 5 are in use,/);
        assert.match(text, /--quota-code L-0263D0A3 --desired-value 6 --region us-east-1/);
        assert.match(
          text,
          /vCPU of Fargate: this run needs 0\.5 more, 0 are in use, .* quota is 0\.25/,
        );
        assert.doesNotMatch(text, /VPCs: this run/);
        assert.match(text, /Nothing was changed\./);
        assert.equal(text.split("have no room").length, 2, `one error:\n${text}`);
      }
      assert.deepEqual(prod.world.resources, before);
      prod.world.quotas = { addresses: 6, vpcs: 5, balancers: 50, onDemand: 6 };
      await prod.succeed();
    } finally {
      prod.end();
    }
  });

  it("let a stack update that has reached them, and stop a change that adds to them", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.quotas = { addresses: 1, vpcs: 1, balancers: 1, onDemand: 0, spot: 0 };
      await prod.set("memory", "1024");
      const updated = await prod.succeed();
      assert.ok(updated.changes.includes("update app-service"), updated.changes.join("\n"));
      await prod.set("network", '{"mode":"dedicated","nat":"perAz"}');
      for (const run of [await prod.preview(), await prod.up()]) {
        assert.ok(!run.succeeded);
        assert.match(run.printed, /Elastic IP addresses: this run needs 1 more, 1 are in use/);
        assert.deepEqual(run.changes, []);
      }
    } finally {
      prod.end();
    }
  });
});
