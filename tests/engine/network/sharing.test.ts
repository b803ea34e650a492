import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { listenerCertificateType } from "../../../tools/account/types/rules";
import type { Inputs } from "../../../tools/account/world/types";
import {
  changesOf,
  common,
  count,
  devDomain,
  otherRule,
  prodDomain,
  proofs,
  serves,
  wildcard,
  network,
} from "./sharedBalancer";

describe("dev that shares prod's load balancer", () => {
  it("starts behind it, prevents the removal of prod, and later allows it", async () => {
    const prod = await Scenario.runningFrom({ stack: "prod" }, { network, domain: prodDomain });
    const dev = await Scenario.start({ stack: "dev", beside: prod });
    try {
      await dev.set("sharedWith", "prod");
      await dev.set("domain", devDomain);
      const before = prod.holds();
      const early = await dev.up();
      assert.ok(!early.succeeded);
      assert.match(early.errors.join("\n"), /sharedWith: the stack prod does not share/);
      assert.match(early.errors.join("\n"), /pulumi config set shares true --stack prod/);
      assert.deepEqual(prod.holds(), before, "nothing was made");

      await prod.set("shares", "true");
      const shared = await prod.succeed();
      assert.deepEqual(shared.changes, [
        "delete monitoring-balancer-errors",
        "update app-alarms-errors",
        "update app-balancer",
        "update monitoring-app-errors",
        "update monitoring-dashboard",
        "update monitoring-failing",
        "update monitoring-slow",
      ]);

      const joined = await dev.succeed();
      const made = joined.changes.map((each) => each.replace("create ", ""));
      for (const each of ["app-balancer-host-rule", "app-balancer-certificate", "app-service"]) {
        assert.ok(made.includes(each), joined.changes.join("\n"));
      }
      for (const type of ["aws:lb/loadBalancer:LoadBalancer", "aws:ecs/cluster:Cluster"]) {
        assert.equal(count(dev.world, type), 1, type);
      }
      assert.equal(serves(dev.world, "dev.example.com"), "mcp-catalog-dev-service");
      assert.equal(joined.outputs["url"], "https://dev.example.com");
      assert.equal(joined.outputs["shared"], undefined);
      for (const stack of [prod, dev]) {
        assert.deepEqual((await stack.up()).changes, []);
        assert.deepEqual((await stack.refresh()).changes, []);
      }

      const standing = prod.holds().filter((each) => common.test(each));
      const planned = await prod.planDestroy();
      assert.ok(!planned.succeeded, "pulumi destroy plans first, and ends there");
      assert.match(planned.printed, /cannot be deleted\s+because it is protected/);
      const destroyed = await prod.destroy();
      assert.ok(!destroyed.succeeded, "and without a plan");
      assert.deepEqual(
        prod.holds().filter((each) => common.test(each)),
        standing,
      );
      assert.equal(serves(dev.world, "dev.example.com"), "mcp-catalog-dev-service");
      await prod.succeed();

      await prod.unset("shares");
      const changesBefore = changesOf(prod.world);
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      assert.deepEqual(changesOf(prod.world), changesBefore, "nothing was touched");
      assert.match(refused.printed, /stack dev of mcp-catalog: dev\.example\.com/);
      assert.match(refused.printed, /pulumi destroy --stack dev/);
      assert.ok(!(await prod.planDestroy()).succeeded, "as before");
      await prod.set("shares", "true");
      assert.deepEqual((await prod.succeed()).changes, []);

      const left = await dev.destroy();
      assert.ok(left.succeeded, left.printed);
      await prod.unset("shares");
      await prod.set("disposable", "true");
      const alone = await prod.succeed();
      assert.ok(alone.changes.includes("update app-balancer"), alone.changes.join("\n"));
      const gone = await prod.destroy();
      assert.ok(gone.succeeded, gone.printed);
      assert.deepEqual(prod.holds(), proofs("app.example.com", "dev.example.com"));
    } finally {
      dev.end();
      prod.end();
    }
  });
});

describe("prod on a load balancer that its ids name", () => {
  it("starts on a disposable stack's balancer, and moves its traffic there", async () => {
    const dev = await Scenario.running({ stack: "dev" }, { shares: "true", domain: devDomain });
    const prod = await Scenario.start({ stack: "prod", world: dev.world });
    try {
      assert.ok(!(await dev.destroy()).succeeded, "though it is disposable");
      const { shared } = (await dev.succeed()).outputs;
      const { listenerArn } = shared as Inputs;
      const certificateArn = await wildcard(dev.world);
      const domain = (name: string) => JSON.stringify({ name, certificateArn });
      await prod.set("sharedWith", JSON.stringify(shared));
      await prod.unset("network");
      await prod.set("rollout", '{"strategy":"blueGreen"}');
      await prod.set("domain", domain("dev.example.com"));
      const before = prod.holds();
      const same = await prod.preview();
      assert.match(same.errors.join("\n"), /domain\.name +must be a host name of its own/);
      await prod.set("sharedWith", JSON.stringify({ ...(shared as Inputs), hostName: undefined }));
      await otherRule(dev.world, String(listenerArn), "other.example.com");
      await prod.set("domain", domain("other.example.com"));
      for (const run of [await prod.preview(), await prod.up()]) {
        assert.ok(!run.succeeded);
        assert.match(
          run.printed,
          /domain\.name: [^:]+: stack test of mall has other\.example\.com/,
        );
      }
      assert.deepEqual(prod.holds().length, before.length + 1, "the other rule, and nothing else");

      await prod.set("domain", domain("app.example.com"));
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.succeed();
      assert.deepEqual((await prod.up()).changes, []);
      assert.equal(serves(prod.world, "app.example.com"), "mcp-catalog-service");
      const released = await prod.release("v1.1.0");
      assert.ok(released.succeeded, released.printed);
      // The first deployment has moved the traffic to the second group, and this one moves it back.
      assert.equal(prod.weights()["mcp-catalog-sh"], 100);
      assert.equal(serves(prod.world, "app.example.com"), "mcp-catalog-service");
      assert.deepEqual((await prod.up()).changes, []);
      assert.equal(serves(prod.world, "dev.example.com"), undefined, "dev has the default action");
      await dev.world.create(listenerCertificateType, { listenerArn, certificateArn });
      assert.equal(count(dev.world, listenerCertificateType), 1, "another's is the same one");

      await dev.unset("shares");
      const kept = await dev.up();
      assert.ok(!kept.succeeded);
      for (const command of ["config set disposable true", "up", "destroy"]) {
        assert.ok(kept.printed.includes(`pulumi ${command} --stack prod`), kept.printed);
      }
      const protectedError =
        /cannot be (?:deleted|replaced)\s+because it is protected|is protected/;
      const undisposable = await prod.planDestroy();
      assert.ok(!undisposable.succeeded, "it is not disposable");
      assert.match(undisposable.printed, protectedError);
      await prod.set("disposable", "true");
      await prod.succeed();
      const destroyed = await prod.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.ok(
        dev.world.find(listenerCertificateType, "certificateArn", certificateArn),
        "others may have the same certificate there",
      );
      await dev.set("shares", "true");
      // Whether Pulumi deregisters an old revision depends on `shares`. The refused run may have changed that already.
      const { changes } = await dev.up();
      assert.deepEqual(
        changes.filter((each) => each !== "update app-task"),
        [],
      );
    } finally {
      prod.end();
      dev.end();
    }
  });
});
