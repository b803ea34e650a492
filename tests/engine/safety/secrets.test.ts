import assert from "node:assert/strict";
import type { RunResult } from "../support/operation";
import { restoredTag } from "../../../components/account/takenNames/restoredTag";
import { AwsError } from "../../../tools/account/world/errors";
import { secretValues } from "../support/canaries";
import { Scenario } from "../support/scenario";
import { rotateOften } from "../../../tools/account/types/secrets";
import { key, rolled, rollout, secretArns, secretType, states, valueFrom } from "./secretsOf";

describe("a secret of a running prod stack", () => {
  it("rolls out as a new version when its value changes, and when the old value returns", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const versions = [valueFrom(prod)];
      for (const value of ["canary-changed", secretValues.supabaseKey]) {
        await prod.setSecret("supabaseKey", value);
        assert.deepEqual((await prod.succeed()).changes, rollout);
        versions.push(valueFrom(prod));
      }
      assert.equal(new Set(versions).size, 3, "the old value has a new version id");
      for (const each of versions) {
        assert.match(each, /^arn:aws:secretsmanager:.*:secret:mcp-catalog\/supabase-key-.*:::\w+$/);
      }
      assert.equal(prod.runs(), "mcp-catalog:3");
    } finally {
      prod.end();
    }
  });

  it("keeps its new value in a rollback by hand, until the stack file has the old one", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.setSecret("supabaseKey", "canary-changed");
      assert.ok((await prod.release("v1.1.0")).succeeded);
      const changed = valueFrom(prod);
      await prod.set("imageTag", "v1.0.0");
      assert.deepEqual((await prod.succeed()).changes, ["replace app-task", "update app-service"]);
      assert.equal(valueFrom(prod), changed);
      await prod.setSecret("supabaseKey", secretValues.supabaseKey);
      assert.deepEqual((await prod.succeed()).changes, rollout);
    } finally {
      prod.end();
    }
  });

  it("is named without a version if somebody else rotates it, and gets another value of the stack file once, which the run says", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.set("followRotation", `["${key}"]`);
      assert.deepEqual((await prod.succeed()).changes, ["replace app-task", "update app-service"]);
      assert.match(valueFrom(prod), /^arn:aws:secretsmanager:[^:]+:\d+:secret:[^:]+$/);
      assert.deepEqual((await prod.succeed()).changes, []);
      await prod.setSecret("supabaseKey", "canary-changed");
      const told = (who: string) =>
        `${key}: ${who} makes the stack file's value the newest one. Tasks that have another one keep it until they start anew: npx catalog redeploy prod`;
      const saidOfKey = ({ infos }: RunResult) => infos.filter((each) => each.startsWith(key));
      const planned = await prod.preview();
      assert.deepEqual(planned.changes, ["replace secrets-supabase-key-value"]);
      assert.deepEqual(saidOfKey(planned), [told("pulumi up")]);
      const written = await prod.succeed();
      assert.deepEqual(written.changes, ["replace secrets-supabase-key-value"]);
      assert.deepEqual(saidOfKey(written), [told("this run")]);
      const again = await prod.succeed();
      assert.deepEqual([again.changes, saidOfKey(again)], [[], []]);
    } finally {
      prod.end();
    }
  });

  it("keeps a rotated value after a refresh, also if AWS has removed all versions without a label", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.set("followRotation", `["${key}"]`);
      await prod.setSecret("supabaseKey", "canary-changed");
      await prod.succeed();
      const [secretArn = ""] = secretArns(prod, "supabase-key");
      await rotateOften(prod.world, secretArn);
      assert.ok((await prod.refresh()).succeeded);
      assert.deepEqual((await prod.succeed()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is removed and set again: its deletion is cancelled, and its former versions are there", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      await prod.succeed();
      const [former] = secretArns(prod, "stripe-key");
      await prod.unset("secrets");
      assert.deepEqual((await prod.succeed()).changes, [
        "delete secrets-stripe-key",
        "delete secrets-stripe-key-value",
        ...rolled,
        "update execution-role-secrets",
      ]);
      assert.deepEqual(secretArns(prod, "stripe-key"), []);
      assert.deepEqual((await prod.succeed()).changes, [], "and the service runs without it");

      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      const planned = await prod.preview();
      assert.ok(planned.succeeded, planned.printed);
      const waits =
        "Secret mcp-catalog/stripe-key waits for its deletion since this stack removed it: ";
      assert.ok(
        planned.infos.includes(`${waits}pulumi up restores it and gives it a new version.`),
      );
      assert.deepEqual(secretArns(prod, "stripe-key"), [], "a preview restores nothing");
      const added = await prod.succeed();
      assert.ok(added.infos.includes(`${waits}this run restores it and gives it a new version.`));
      assert.deepEqual(added.changes, [
        "create secrets-stripe-key-value",
        "import secrets-stripe-key",
        ...rolled,
        "update execution-role-secrets",
      ]);
      assert.deepEqual(secretArns(prod, "stripe-key"), [former], "the same secret");
      assert.match(valueFrom(prod, "STRIPE_KEY"), new RegExp(`^${former}:::`));
      assert.deepEqual((await prod.refresh()).changes, []);
      assert.deepEqual((await prod.succeed()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is adopted by the next run if a run has restored it and then failed", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      await prod.succeed();
      const [former] = secretArns(prod, "stripe-key");
      await prod.unset("secrets");
      await prod.succeed();
      await prod.setSecret("secrets.STRIPE_KEY", "canary-changed");
      prod.world.before = ({ operation, type }) => {
        if (operation === "read" && type === secretType) {
          throw new AwsError("ThrottlingException", "Rate exceeded");
        }
      };
      const failed = await prod.up();
      assert.ok(!failed.succeeded);
      assert.deepEqual(secretArns(prod, "stripe-key"), [former], "it is restored");
      assert.ok(!(await states(prod)).includes("secrets-stripe-key"), "and in no state");

      prod.world.before = () => undefined;
      const waits =
        "Secret mcp-catalog/stripe-key was restored by a run that failed before it was in the state: ";
      const planned = await prod.preview();
      assert.ok(
        planned.infos.includes(`${waits}pulumi up adopts it and gives it a new version.`),
        planned.printed,
      );
      const adopted = await prod.succeed();
      assert.ok(adopted.infos.includes(`${waits}this run adopts it and gives it a new version.`));
      assert.ok(adopted.changes.includes("import secrets-stripe-key"), adopted.printed);
      assert.deepEqual(secretArns(prod, "stripe-key"), [former]);
      assert.deepEqual((await prod.succeed()).changes, []);
      assert.ok(!prod.world.byId(secretType, former)?.tags[restoredTag], "the mark is gone");
    } finally {
      prod.end();
    }
  });

  it("is restored by the next stack of the same name if it was removed before the stack was destroyed", async () => {
    const prod = await Scenario.runningFrom({ stack: "prod" }, { framework: "none" });
    try {
      await prod.unset("framework");
      await prod.succeed();
      const [former] = secretArns(prod, "next-server-actions-encryption-key");
      await prod.set("framework", "none");
      await prod.succeed();
      await prod.set("disposable", "true");
      await prod.succeed();
      assert.ok((await prod.destroy()).succeeded);

      await prod.unset("disposable");
      await prod.unset("framework");
      await prod.succeed();
      prod.push("v1.0.0");
      await prod.succeed();
      assert.deepEqual(secretArns(prod, "next-server-actions-encryption-key"), [former]);
      assert.equal(secretArns(prod, "supabase-key").length, 1);
      assert.deepEqual((await prod.succeed()).changes, []);
    } finally {
      prod.end();
    }
  });
});
