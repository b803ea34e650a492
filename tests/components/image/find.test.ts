import assert from "node:assert/strict";
import type { PushedImage } from "../../../components/common/live";
import type { Run } from "../../support/program";
import { pushed, repositoryUrl as url, runFind, tokens } from "./account";

const tokensOf = (found: Run) => found.lookups.map(({ token }) => token);

describe("appImage with source registry", () => {
  it("pins the digest of the tag, and knows the other versions by their digests", async () => {
    const tags = ["v0.9.0", "v1.0.0", "latest"];
    const found = await runFind("v1.0.0", { tags, image: pushed });
    assert.deepEqual(found.outputs, {
      state: "ready",
      uri: `${url}@sha256:of-v1.0.0`,
      tags: [
        ["sha256:of-v0.9.0", "v0.9.0"],
        ["sha256:of-v1.0.0", "v1.0.0"],
      ],
    });
  });

  it("looks only at its own repository, and at no service", async () => {
    const found = await runFind("v1.0.0", { tags: ["v1.0.0", "v0.9.0"], image: pushed });
    assert.deepEqual(found.lookups, [
      { token: tokens.repositories, inputs: {} },
      { token: tokens.images, inputs: { repositoryName: "shop" } },
      {
        token: tokens.image,
        inputs: { repositoryName: "shop", imageDigest: "sha256:of-v1.0.0" },
      },
    ]);
  });

  it("says which digest the tag has, when it was pushed, and how large it is", async () => {
    for (const preview of [true, false]) {
      const found = await runFind("v1.0.0", { tags: ["v1.0.0"], image: pushed, preview });
      assert.deepEqual(found.messages, [
        "v1.0.0 → sha256:0123456789ab…, pushed 2026-11-20 14:03 UTC, 74 MB",
      ]);
    }
  });

  it("makes no resource", async () => {
    const found = await runFind("v1.0.0", { tags: ["v1.0.0"], image: pushed });
    assert.deepEqual(
      found.resources.map((each) => each.type),
      [
        "mcp-catalog:registry:Registry",
        "aws:ecr/repository:Repository",
        "aws:ecr/lifecyclePolicy:LifecyclePolicy",
      ],
    );
  });

  it("is missing if the repository does not exist yet, without asking it for images", async () => {
    const found = await runFind("v1.0.0", { repositories: ["other", "shop-dev"], services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
    assert.deepEqual(tokensOf(found), [tokens.repositories]);
    assert.deepEqual(found.messages, []);
  });

  it("is missing if the repository is empty and no service runs", async () => {
    const found = await runFind("v1.0.0", { tags: [], services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
    assert.deepEqual(tokensOf(found), [tokens.repositories, tokens.images]);
  });

  it("treats a repository with only untagged images as empty", async () => {
    const found = await runFind("v1.0.0", { tags: [], untagged: true, services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
  });
});

describe("the image's platform", () => {
  const find = (
    platforms: readonly string[] | undefined,
    platform: "linux/amd64" | "linux/arm64" = "linux/amd64",
    questions: PushedImage[] = [],
  ) =>
    runFind("v1.0.0", {
      tags: ["v1.0.0"],
      image: pushed,
      platform,
      live: {
        imagePlatforms: (image) => {
          questions.push(image);
          return Promise.resolve(platforms);
        },
      },
    });

  it("is read from exactly the image that the tag names", async () => {
    const questions: PushedImage[] = [];
    await find(["linux/amd64"], "linux/amd64", questions);
    assert.deepEqual(questions, [{ repositoryName: "shop", digest: "sha256:of-v1.0.0" }]);
  });

  for (const [what, platforms] of [
    ["is the task's", ["linux/amd64"]],
    ["is both", ["linux/arm64", "linux/amd64"]],
    ["cannot be told", undefined],
  ] as const) {
    it(`passes if it ${what}`, async () => {
      assert.equal((await find(platforms)).outputs["state"], "ready");
    });
  }

  it("is refused if it is another platform, with both ways out", async () => {
    await assert.rejects(find(["linux/arm64"]), {
      name: "Error",
      message:
        "imageTag v1.0.0 is an image for linux/arm64, and the task runs on linux/amd64: " +
        "build it with docker build --platform linux/amd64, or pulumi config set --path image.platform linux/arm64 --stack prod",
    });
    await assert.rejects(find(["linux/amd64"], "linux/arm64"), {
      message:
        "imageTag v1.0.0 is an image for linux/amd64, and the task runs on linux/arm64: " +
        "build it with docker build --platform linux/arm64, or pulumi config set --path image.platform linux/amd64 --stack prod",
    });
  });

  it("is refused without advice if Fargate does not have the platform", async () => {
    await assert.rejects(find(["windows/amd64"]), {
      message:
        "imageTag v1.0.0 is an image for windows/amd64, and the task runs on linux/amd64: " +
        "build it with docker build --platform linux/amd64",
    });
  });

  it("fails the run if the question fails", async () => {
    const live = { imagePlatforms: () => Promise.reject(new Error("AccessDenied")) };
    const found = runFind("v1.0.0", { tags: ["v1.0.0"], image: pushed, live });
    await assert.rejects(
      found,
      /imageTag v1\.0\.0: for which CPU the image shop:v1\.0\.0 is \(.*\)\n {4}AccessDenied$/,
    );
  });
});
