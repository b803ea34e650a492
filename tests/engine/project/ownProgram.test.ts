import assert from "node:assert/strict";
import * as fs from "node:fs";
import { program } from "../../../examples/own-program";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { standInLive } from "../../../tools/account/live";
import { openStack } from "../../../tools/account/openStack";
import { refusalOf } from "../../../tools/account/refusals";
import { World } from "../../../tools/account/world";
import { account } from "../../../tools/account/world/values";
import { runOperation } from "../support/operation";

describe("examples/own-program", () => {
  it("runs as a program of its own: it makes its resources, then changes nothing, and a destroy deletes none of them", async () => {
    const world = new World(await loadBehaviours(), refusalOf);
    const { stack, server, folder } = await openStack({
      project: "shop",
      stack: "dev",
      world,
      live: standInLive(world),
      program: () => Promise.resolve(program("us-east-1")),
      encryption: { passphrase: "a passphrase of the test" },
      files: {
        "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
        "Pulumi.dev.yaml": "config:\n  aws:region: us-east-1\n",
      },
    });
    const run = async (operation: Parameters<typeof runOperation>[0]) => {
      const result = await runOperation(operation, () => undefined);
      assert.ok(result.succeeded, result.printed);
      return result;
    };
    try {
      const first = await run((options) => stack.up(options));
      assert.match(String(first.outputs["repositoryUrl"]), /\/shop$/);
      assert.equal(first.outputs["logBucket"], `shop-access-logs-${account}`);
      assert.equal(first.outputs["taskRoleArn"], `arn:aws:iam::${account}:role/shop-task`);
      assert.ok(world.find("aws:secretsmanager/secret:Secret", "name", "shop/session-key"));
      assert.deepEqual((await run((options) => stack.up(options))).changes, []);
      const made = world.resources.map(({ type }) => type);
      const destroy = await runOperation(
        (options) => stack.destroy(options),
        () => undefined,
      );
      assert.ok(!destroy.succeeded);
      assert.match(destroy.printed, /until-disposable[\s\S]* cannot be deleted/);
      assert.deepEqual(
        world.resources.map(({ type }) => type),
        made,
      );
    } finally {
      server.kill();
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });
});
