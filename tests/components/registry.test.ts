import assert from "node:assert/strict";
import { Registry } from "../../components";
import { json, run } from "../support/program";

const repository = "aws:ecr/repository:Repository";
const lifecycle = "aws:ecr/lifecyclePolicy:LifecyclePolicy";
const args = { repositoryName: "shop", immutableTags: true, forceDelete: false };

function runRegistry(changes: Partial<typeof args> & { readonly keyArn?: string } = {}) {
  return run(
    () => {
      const registry = new Registry("registry", { ...args, ...changes });
      return {
        repositoryArn: registry.repositoryArn,
        repositoryName: registry.repositoryName,
        repositoryUrl: registry.repositoryUrl,
        registryId: registry.registryId,
      };
    },
    { outputs: { [repository]: { repositoryUrl: "host/shop", registryId: "123456789012" } } },
  );
}

describe("Registry", () => {
  it("makes one repository that scans images when they are pushed and lets nobody move a version tag", async () => {
    const registry = await runRegistry();
    assert.deepEqual(registry.one(repository).inputs, {
      name: "shop",
      imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
      imageTagMutabilityExclusionFilters: [
        { filter: "latest", filterType: "WILDCARD" },
        { filter: "buildcache", filterType: "WILDCARD" },
      ],
      imageScanningConfiguration: { scanOnPush: true },
      forceDelete: false,
    });
  });

  it("lets all tags move if the stack builds one tag again and again", async () => {
    const registry = await runRegistry({ immutableTags: false });
    assert.deepEqual(registry.one(repository).inputs, {
      name: "shop",
      imageTagMutability: "MUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      forceDelete: false,
    });
  });

  it("is guarded against deletion, unless its images may be deleted with it", async () => {
    for (const forceDelete of [true, false]) {
      const made = (await runRegistry({ forceDelete })).one(repository);
      assert.equal(made.inputs["forceDelete"], forceDelete);
      assert.equal(made.options.protect, !forceDelete);
    }
  });

  it("expires only untagged images: after 14 days, or beyond 100 if a tag may move to another image", async () => {
    for (const [immutableTags, count] of [
      [true, { countType: "sinceImagePushed", countUnit: "days", countNumber: 14 }],
      [false, { countType: "imageCountMoreThan", countNumber: 100 }],
    ] as const) {
      const policy = (await runRegistry({ immutableTags })).one(lifecycle);
      assert.equal(policy.inputs["repository"], "shop");
      assert.deepEqual(json(policy, "policy"), {
        rules: [
          {
            rulePriority: 1,
            description: "Images that no tag names",
            selection: { tagStatus: "untagged", ...count },
            action: { type: "expire" },
          },
        ],
      });
    }
  });

  it("encrypts with a customer's key, but never replaces a repository for another key", async () => {
    const { inputs, options } = (await runRegistry({ keyArn: "the-key" })).one(repository);
    assert.deepEqual(inputs["encryptionConfigurations"], [
      { encryptionType: "KMS", kmsKey: "the-key" },
    ]);
    assert.deepEqual(options.ignoreChanges, ["encryptionConfigurations"]);
  });

  it("is the parent of its repository and policy, and makes nothing else", async () => {
    const registry = await runRegistry();
    const component = registry.one("mcp-catalog:registry:Registry");
    assert.equal(registry.one(repository).parent, component.urn);
    assert.equal(registry.resources.length, 3);
    assert.deepEqual(registry.lookups, []);
  });

  it("passes on the repository's name, address and account", async () => {
    const { outputs } = await runRegistry();
    assert.deepEqual(outputs, {
      repositoryArn: "registry-arn",
      repositoryName: "shop",
      repositoryUrl: "host/shop",
      registryId: "123456789012",
    });
  });
});
