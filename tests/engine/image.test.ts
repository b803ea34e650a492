import assert from "node:assert/strict";
import { Scenario } from "./scenario";

const registry = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";

/** `sha256:0123456789ab…` */
function brief(digest: string): string {
  return `${digest.slice(0, 19)}…`;
}

describe("the image of a release", () => {
  it("is announced by preview and up; an image for another CPU is refused, and changes nothing", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const digest = prod.push("v1.1.0");
      await prod.set("imageTag", "v1.1.0");
      const announced = [`v1.1.0 → ${brief(digest)}, pushed 2026-11-20 15:03 UTC, 74 MB`];
      assert.deepEqual((await prod.preview()).infos, announced);
      assert.deepEqual((await prod.succeed()).infos, announced);

      const other = prod.push("v1.2.0", "linux/amd64");
      await prod.set("imageTag", "v1.2.0");
      const wrong =
        "imageTag v1.2.0 is an image for linux/amd64, and the task runs on linux/arm64: " +
        "build it with docker build --platform linux/arm64, " +
        "or pulumi config set --path image.platform linux/amd64 --stack prod";
      for (const refused of [await prod.preview(), await prod.up()]) {
        assert.ok(!refused.succeeded);
        assert.deepEqual(refused.errors, [wrong]);
        assert.deepEqual(refused.changes, []);
      }
      assert.equal(prod.runs(), "mcp-catalog:2");

      await prod.set("image.platform", "linux/amd64");
      const changed = await prod.succeed();
      assert.ok(String(changed.outputs["image"]).endsWith(other));
    } finally {
      prod.end();
    }
  });

  it("that is not pushed changes nothing, and the error has the newest tags and the commands", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      for (const tag of ["v1.10.0", "latest", "v1.9.0"]) prod.push(tag);
      await prod.set("imageTag", "v2.0.0");
      const missing = await prod.up();
      assert.ok(!missing.succeeded);
      assert.deepEqual(missing.changes, []);
      const [message = "", ...others] = missing.errors;
      assert.deepEqual(others, []);
      const lines = message.split("\n");
      assert.deepEqual(lines.slice(0, 7), [
        "imageTag v2.0.0 is not in the ECR repository mcp-catalog, which has",
        "  v1.9.0   pushed 2026-11-20 17:03 UTC",
        "  v1.10.0  pushed 2026-11-20 15:03 UTC",
        "  v1.0.0   pushed 2026-11-20 14:03 UTC",
        "",
        'To push it (docs/deploy.md, "Push an image"):',
        `  aws ecr get-login-password --region us-east-1 | docker login --username AWS --password-stdin ${registry.split("/")[0] ?? ""}`,
      ]);
      assert.deepEqual(lines.slice(8), [
        `  docker push ${registry}:v2.0.0`,
        `  docker push ${registry}:latest`,
        "Or deploy one it has:",
        "  pulumi config set imageTag v1.9.0 --stack prod",
      ]);
    } finally {
      prod.end();
    }
  });

  it("that was deleted from the repository does not stop the running service", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      prod.world.images.get("mcp-catalog")?.clear();
      const emptied = await prod.up();
      assert.ok(!emptied.succeeded);
      assert.deepEqual(emptied.changes, []);
      assert.match(emptied.printed, /ECR repository mcp-catalog, which has no version/);
    } finally {
      prod.end();
    }
  });
});
