import assert from "node:assert/strict";
import { appImage, Registry } from "../../../components";
import { missingTagMessage } from "../../../components/image/find";
import { run } from "../../support/program";

const repositories = "aws:ecr/getRepositories:getRepositories";
const images = "aws:ecr/getImages:getImages";
const resources = "aws:resourcegroupstaggingapi/getResources:getResources";

interface Account {
  readonly repositories?: readonly string[];
  readonly tags?: readonly string[];
  readonly untagged?: boolean;
  readonly services?: number;
}

function runFind(tag: string, account: Account) {
  const imageIds = (account.tags ?? []).map((imageTag) => ({
    imageTag,
    imageDigest: `sha256:of-${imageTag}`,
  }));
  const untagged = account.untagged ? [{ imageTag: "", imageDigest: "sha256:untagged" }] : [];
  return run(
    async () => {
      const registry = new Registry("registry", {
        repositoryName: "shop",
        immutableTags: true,
        forceDelete: false,
      });
      return appImage("image", {
        registry,
        repositoryName: "shop",
        image: { source: "registry" },
        tag,
        platform: "linux/amd64",
        environment: {},
        secrets: [],
        stackTags: { Project: "shop", Stack: "prod" },
      });
    },
    {
      outputs: { "aws:ecr/repository:Repository": { repositoryUrl: "host/shop" } },
      lookups: {
        [repositories]: { names: account.repositories ?? ["other", "shop"] },
        ...(account.tags && { [images]: { imageIds: [...untagged, ...imageIds] } }),
        ...(account.services !== undefined && {
          [resources]: {
            resourceTagMappingLists: Array.from({ length: account.services }, () => ({
              resourceArn: "arn:aws:ecs:eu-west-1:123456789012:service/shop-cluster/shop-service",
            })),
          },
        }),
      },
    },
  );
}

function tokens(found: Awaited<ReturnType<typeof runFind>>): readonly string[] {
  return found.lookups.map(({ token }) => token);
}

describe("appImage with source registry", () => {
  it("pins the digest behind the tag", async () => {
    const found = await runFind("v1.0.0", { tags: ["v0.9.0", "v1.0.0", "latest"] });
    assert.deepEqual(found.outputs, { state: "ready", uri: "host/shop@sha256:of-v1.0.0" });
  });

  it("looks at its own repository alone, and not for a service", async () => {
    const found = await runFind("v1.0.0", { tags: ["v1.0.0"] });
    assert.deepEqual(found.lookups, [
      { token: repositories, inputs: {} },
      { token: images, inputs: { repositoryName: "shop" } },
    ]);
  });

  it("makes no resource", async () => {
    const found = await runFind("v1.0.0", { tags: ["v1.0.0"] });
    assert.deepEqual(
      found.resources.map((each) => each.type),
      ["mcp-catalog:registry:Registry", "aws:ecr/repository:Repository"],
    );
  });

  it("fails where the repository has images but not this tag", async () => {
    await assert.rejects(runFind("v1.1.0", { tags: ["v1.0.0", "v0.9.0"] }), {
      message:
        "imageTag v1.1.0 is not in the ECR repository shop, which has v1.0.0, v0.9.0. " +
        'Push it (README, "Push an image"), or deploy one it has: pulumi config set imageTag v1.0.0.',
    });
  });

  it("is missing where the repository does not exist yet, without asking it for images", async () => {
    const found = await runFind("v1.0.0", { repositories: ["other", "shop-dev"], services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
    assert.deepEqual(tokens(found), [repositories, resources]);
  });

  it("is missing where the repository is empty and no service runs", async () => {
    const found = await runFind("v1.0.0", { tags: [], services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
    assert.deepEqual(tokens(found), [repositories, images, resources]);
  });

  it("takes a repository with only untagged images for an empty one", async () => {
    const found = await runFind("v1.0.0", { tags: [], untagged: true, services: 0 });
    assert.deepEqual(found.outputs, { state: "missing", tag: "v1.0.0" });
  });

  it("asks for a service by the tags that only this stack's resources carry", async () => {
    const found = await runFind("v1.0.0", { tags: [], services: 0 });
    assert.deepEqual(found.lookups.at(-1)?.inputs, {
      resourceTypeFilters: ["ecs:service"],
      tagFilters: [
        { key: "Project", values: ["shop"] },
        { key: "Stack", values: ["prod"] },
      ],
    });
  });

  for (const [state, account] of [
    ["is empty", { tags: [], services: 1 }],
    ["is gone", { repositories: [], services: 1 }],
  ] as const) {
    it(`fails rather than lose a running service where the repository ${state}`, async () => {
      await assert.rejects(runFind("v1.0.0", account), {
        message:
          "imageTag v1.0.0 is not in the ECR repository shop, which is empty. " +
          'Push it (README, "Push an image").',
      });
    });
  }
});

describe("missingTagMessage", () => {
  it("names the five newest tags in natural order and the command for the newest", () => {
    const tags = ["v1.2.0", "v1.9.0", "v1.10.0", "v1.1.0", "v1.3.0", "v0.1.0"];
    assert.equal(
      missingTagMessage("shop", "v2.0.0", tags),
      "imageTag v2.0.0 is not in the ECR repository shop, which has v1.10.0, v1.9.0, v1.3.0, v1.2.0, v1.1.0. " +
        'Push it (README, "Push an image"), or deploy one it has: pulumi config set imageTag v1.10.0.',
    );
  });
});
