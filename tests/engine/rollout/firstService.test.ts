import assert from "node:assert/strict";
import { diagnosis } from "../../../tools/account/live";
import { AwsError } from "../../../tools/account/world/errors";
import { firstRun, tasks, serviceType, failed } from "./steps";
import { Scenario } from "../support/scenario";

describe("the first service of a stack", () => {
  it("fails with the reason each time it may not read a secret, and succeeds as soon as it may", async () => {
    const prod = await firstRun();
    try {
      // Somebody has removed the permission.
      const policy = prod.world.need("aws:iam/rolePolicy:RolePolicy", "name", "read-secrets");
      const { inputs } = policy;
      policy.inputs = { ...inputs, policy: '{"Statement":[]}' };
      for (const attempt of ["create app-service", "update app-service"]) {
        const refused = await prod.up();
        assert.ok(!refused.succeeded, refused.printed);
        assert.ok(refused.changes.includes(attempt), refused.changes.join("\n"));
        const [said = ""] = refused.errors;
        assert.match(said, /^The rollout .* AccessDeniedException reading arn:aws:secretsmanager/);
        assert.ok(said.includes(diagnosis));
        assert.doesNotMatch(refused.errors.join("\n"), /push|There is no service/);
        assert.equal(tasks(prod), 0, "the service is there, and has no tasks");
      }

      policy.inputs = inputs;
      const planned = await prod.preview();
      assert.match(
        planned.printed,
        /failed, and ECS starts no more tasks for it: this run deploys/,
      );
      const next = await prod.succeed();
      assert.deepEqual(
        next.changes.filter((change) => !/scaling|monitoring/.test(change)),
        ["update app-service"],
      );
      assert.equal(tasks(prod), 2);
      // The restart of its tasks was only for that one run.
      assert.deepEqual((await prod.succeed()).changes, ["update app-service"]);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("fails if ECS gives it up after the provider has reported success, and the next up repairs it", async () => {
    const prod = await firstRun();
    try {
      prod.world.nextRollout = "lateRolledBack";
      const wrong = await prod.up();
      assert.ok(!wrong.succeeded);
      assert.match(
        wrong.errors.join("\n"),
        /^The rollout of mcp-catalog-service failed: 0 of 2 tasks run\./m,
      );
      await prod.succeed();
      assert.equal(tasks(prod), 2);
    } finally {
      prod.end();
    }
  });

  it("is explained only by AWS's own words if AWS refuses to make it", async () => {
    const prod = await firstRun();
    try {
      prod.world.before = ({ operation, type }) => {
        if (operation !== "create" || type !== serviceType) return;
        throw new AwsError("InvalidParameterException", "no");
      };
      const refused = await prod.up();
      assert.deepEqual(refused.errors, ["InvalidParameterException: no", failed]);
      prod.world.before = () => undefined;
      assert.ok((await prod.succeed()).changes.includes("create app-service"));
    } finally {
      prod.end();
    }
  });
});
describe("destroying a service with hooks", () => {
  it("needs no program, and a refused destroy is not explained as a rollout", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { disposable: "true" });
    try {
      prod.world.before = ({ operation, type }) => {
        if (operation !== "delete" || type !== serviceType) return;
        prod.world.before = () => undefined;
        throw new AwsError("ServerException", "try again");
      };
      const refused = await prod.destroy();
      assert.ok(!refused.succeeded);
      assert.deepEqual(refused.errors, ["ServerException: try again", failed]);
      const destroyed = await prod.destroy();
      assert.ok(destroyed.succeeded, destroyed.printed);
      assert.deepEqual(prod.holds(), []);
    } finally {
      prod.end();
    }
  });
});
