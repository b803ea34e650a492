import assert from "node:assert/strict";
import { Scenario } from "./scenario";
import { diagnosis } from "../../tools/account/live";
import { AwsError } from "../../tools/account/world";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";

/** What the engine adds to every failed run. */
const failed = "update failed";

describe("a rollout that ECS takes back", () => {
  it("in silence: the run fails, says once what runs, what was asked for and why, and the next one tries again", async () => {
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
          "Mend the image or the settings and run pulumi up again.",
        ].join("\n"),
      ]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      // The revision that was to be replaced leaves the state, and stays in the account.
      const changes = ["replace app-task", "update app-service"];
      assert.deepEqual((await prod.preview()).changes, changes);
      const again = await prod.succeed();
      assert.deepEqual(again.changes, changes);
      assert.equal(prod.runs(), "mcp-catalog:2");
      assert.match(String(again.outputs["taskDefinition"]), /mcp-catalog:2$/);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });

  it("and that the provider reports: its error and the reason are both said, a reason that cannot be found hides nothing", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.nextRollout = "rolledBack";
      const reported = await prod.release("v1.1.0");
      assert.ok(!reported.succeeded);
      const error = "rollback: deployment failed: tasks failed to start.";
      assert.deepEqual(reported.errors, [diagnosis, error, failed]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      prod.live.diagnose = () => Promise.reject(new Error("no credentials"));
      prod.world.nextRollout = "rolledBack";
      const unexplained = await prod.up();
      assert.deepEqual(unexplained.errors, [
        "Why could not be found out: no credentials",
        error,
        failed,
      ]);
      assert.equal(prod.runs(), "mcp-catalog:1");

      await prod.succeed();
      assert.equal(prod.runs(), "mcp-catalog:2");
    } finally {
      prod.end();
    }
  });
});

describe("the first service of a stack", () => {
  it("whose tasks may not read a secret fails with the reason, and the next up converges", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.succeed();
      prod.push("v1.0.0");
      // As if somebody had taken the permission away.
      const policy = prod.world.need("aws:iam/rolePolicy:RolePolicy", "name", "read-secrets");
      const { inputs } = policy;
      policy.inputs = { ...inputs, policy: '{"Statement":[]}' };
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      const [why, error] = refused.errors;
      assert.equal(why, diagnosis);
      assert.match(error ?? "", /^timeout: .*AccessDeniedException reading arn:aws:secretsmanager/);
      assert.equal(prod.runs(), undefined);

      policy.inputs = inputs;
      const next = await prod.succeed();
      assert.deepEqual(
        next.changes.filter((change) => !change.includes("scaling")),
        ["create app-service"],
      );
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});

describe("destroying a service with hooks", () => {
  it("needs no program, and one that is refused is not explained as a rollout", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { disposable: "true" });
    try {
      prod.world.before = ({ operation, type }) => {
        if (operation !== "delete" || type !== "aws:ecs/service:Service") return;
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

/** The images in the registry, oldest first, as a task definition names them. */
function images({ world }: Scenario): string[] {
  const all = [...(world.images.get("mcp-catalog")?.values() ?? [])];
  return all.map(({ digest }) => `${registry}@${digest}`);
}
