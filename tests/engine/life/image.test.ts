import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { text } from "../../../tools/account/world/values";
import { inFolder } from "../../support/folder";
import { Scenario } from "../support/scenario";

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

  it("changes nothing if it is not pushed, and the error has the newest tags and the commands", async () => {
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

  it("does not stop the running service if it was deleted from the repository", async () => {
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

describe("the image of a stack that builds it", () => {
  it("is built anew if only a file of its source changes, with a deployment id of its own", async () => {
    const files = { Dockerfile: "FROM node:24-slim", "page.js": "1" };
    await inFolder(files, async (context) => {
      const image = JSON.stringify({ source: "build", context });
      const dev = await Scenario.runningFrom({ stack: "dev" }, { image });
      try {
        const first = deploymentIds(dev);
        assert.equal(first.task, first.build);
        assert.match(first.task, /^dev-[0-9a-f]{12}$/);
        assert.deepEqual((await dev.up()).changes, []);

        fs.writeFileSync(path.join(context, "page.js"), "2");
        const task = "replace app-task containerDefinitions.mcp-catalog-dev";
        assert.deepEqual((await dev.succeed()).steps, [
          `${task}.environment.NEXT_DEPLOYMENT_ID.value`,
          `${task}.image`,
          "update app-service taskDefinition",
          "update image",
        ]);
        const second = deploymentIds(dev);
        assert.equal(second.task, second.build);
        assert.notEqual(second.task, first.task);
        assert.equal(dev.runs(), "mcp-catalog-dev:2");

        fs.writeFileSync(path.join(context, "page.js"), "1");
        await dev.succeed();
        assert.deepEqual(deploymentIds(dev), first, "the same source has the same id");
      } finally {
        dev.end();
      }
    });
  });
});

/** The deployment ids that the newest revision and the newest build have. */
function deploymentIds({ world }: Scenario): { readonly task: string; readonly build: string } {
  const revision = world.all("aws:ecs/taskDefinition:TaskDefinition").at(-1);
  const [container] = JSON.parse(text(revision?.inputs ?? {}, "containerDefinitions")) as {
    readonly environment: readonly { readonly name: string; readonly value: string }[];
  }[];
  const { build } = world.all("docker:index/image:Image").at(-1)?.inputs as {
    readonly build: { readonly args: Readonly<Record<string, string>> };
  };
  const task = container?.environment.find(({ name }) => name === "NEXT_DEPLOYMENT_ID")?.value;
  return { task: task ?? "", build: build.args["NEXT_DEPLOYMENT_ID"] ?? "" };
}
