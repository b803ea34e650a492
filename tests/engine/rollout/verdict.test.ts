import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { diagnosis } from "../../../tools/account/live";
import { AwsError } from "../../../tools/account/world/errors";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";
const serviceType = "aws:ecs/service:Service";

/** The text that the engine adds to every failed run. */
const failed = "update failed";

const again = "Mend the image or the settings and run pulumi up --stack prod again.";
const providersError = "rollback: deployment failed: tasks failed to start.";

/** The text about a rollout that the provider reports as failed. */
const explained = (error: string, why = diagnosis) =>
  [`The rollout of mcp-catalog-service failed: ${error}`, "", why, "", again].join("\n");

describe("a rollout that ECS rolls back", () => {
  it("silently: the run fails, says once what runs, what was expected and why, and the next one tries again", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const [old] = images(prod);
      prod.world.nextRollout = "rolledBackSilently";
      const rolledBack = await prod.release("v1.1.0");
      const [, asked] = images(prod);
      assert.ok(!rolledBack.succeeded);
      assert.deepEqual(rolledBack.errors, [
        [
          "ECS rolled the service mcp-catalog-service back.",
          "",
          `  runs       mcp-catalog:1, ${old ?? ""}`,
          `  asked for  mcp-catalog:2, ${asked ?? ""}`,
          "",
          diagnosis,
          "",
          again,
        ].join("\n"),
      ]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      // The revision that would be replaced leaves the state, but stays in the account.
      const changes = ["replace app-task", "update app-service"];
      assert.deepEqual((await prod.preview()).changes, changes);
      const tried = await prod.succeed();
      assert.deepEqual(tried.changes, changes);
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.match(String(tried.outputs["taskDefinition"]), /mcp-catalog:2$/);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is reported with the provider's error first, then the reason, and one run without a change repairs it", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "rolledBack";
      const reported = await prod.release("v1.1.0");
      assert.ok(!reported.succeeded);
      const own = `1 error occurred:\n\t* ${providersError}`;
      assert.deepEqual(reported.errors, [explained(providersError), own, failed]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      // The provider already has the new revision in its state, and would send nothing.
      prod.live.diagnose = () => Promise.reject(new Error("no credentials"));
      prod.world.nextRollout = "rolledBack";
      const unexplained = await prod.up();
      assert.ok(!unexplained.succeeded);
      assert.match(
        unexplained.printed,
        /runs mcp-catalog:1 since its last rollout failed: mcp-catalog:2 is/,
      );
      const told = unexplained.errors.join("\n");
      assert.match(told, /^ECS rolled the service .*^Could not find out why: no credentials$/ms);
      assert.equal(prod.runs(), "mcp-catalog:1");

      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("needs one run after its cause was repaired: with the same image, or with the next", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "rolledBack";
      assert.ok(!(await prod.release("v1.1.0")).succeeded);
      const same = await prod.succeed();
      assert.deepEqual(same.changes, ["replace app-task", "update app-service"]);
      assert.deepEqual([prod.runs(), deployments(prod)], ["mcp-catalog:2", 1]);
      assert.deepEqual((await prod.up()).changes, []);

      prod.world.nextRollout = "rolledBack";
      assert.ok(!(await prod.release("v1.2.0")).succeeded);
      const next = await prod.release("v1.3.0");
      assert.ok(next.succeeded, next.printed);
      assert.deepEqual([prod.runs(), deployments(prod)], ["mcp-catalog:4", 1]);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("is noticed after the provider has reported success, because the run waits for ECS's own result", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "late";
      const started = prod.world.clock;
      const late = await prod.release("v1.1.0");
      assert.ok(late.succeeded, late.printed);
      assert.ok(prod.world.clock >= started + 60);
      assert.equal(prod.runs(), "mcp-catalog:2");

      prod.world.nextRollout = "lateRolledBack";
      const wrong = await prod.release("v1.2.0");
      assert.ok(!wrong.succeeded);
      assert.match(
        wrong.errors.join("\n"),
        /^ {2}runs {7}mcp-catalog:2, .*\n {2}asked for {2}mcp-catalog:3/m,
      );
      // The state has the expected revision. Only a refresh shows the provider another one.
      assert.match(wrong.errors.join("\n"), /and run pulumi up --refresh --stack prod again\.$/m);
      assert.ok(!(await prod.up()).succeeded);
      await prod.refresh();
      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:3");
    } finally {
      prod.end();
    }
  });
});

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

/** A prod stack before its first service, with the image pushed. */
async function firstRun(): Promise<Scenario> {
  const prod = await Scenario.start({ stack: "prod" });
  try {
    await prod.succeed();
    prod.push("v1.0.0");
  } catch (error) {
    prod.end();
    throw error;
  }
  return prod;
}

/** How many tasks of the service run. */
function tasks({ world }: Scenario): number {
  const deployment = world.deployments.of("mcp-catalog-service");
  const [service] = world.all(serviceType);
  return deployment?.healthy ? Number(service?.inputs["desiredCount"]) : 0;
}

/** How often the program itself has started a deployment in ECS. */
function deployments({ world }: Scenario): number {
  return world.calls.filter(({ type }) => type === "UpdateService").length;
}

/** The images in the registry, oldest first, in the form of a task definition. */
function images({ world }: Scenario): string[] {
  const all = [...(world.images.get("mcp-catalog")?.values() ?? [])];
  return all.map(({ digest }) => `${registry}@${digest}`);
}
