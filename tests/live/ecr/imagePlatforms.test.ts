import assert from "node:assert/strict";
import { imagePlatforms } from "../../../live/ecr/imagePlatforms";
import { AnswerServer, json, refused, type Answers, type Reply } from "../answers";

const image = { repositoryName: "mcp-catalog", digest: `sha256:${"a".repeat(64)}` };
const index = "application/vnd.oci.image.index.v1+json";
const list = "application/vnd.docker.distribution.manifest.list.v2+json";
const manifest = "application/vnd.oci.image.manifest.v1+json";
const dockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

function found(imageManifestMediaType: string, content: unknown): Reply {
  return json({
    images: [{ imageManifest: JSON.stringify(content), imageManifestMediaType }],
    failures: [],
  });
}

const entries = (...platforms: unknown[]) => ({
  manifests: platforms.map((platform) => ({ digest: "sha256:1", platform })),
});
const amd64 = { os: "linux", architecture: "amd64" };
const arm = { os: "linux", architecture: "arm64", variant: "v8" };
const attestation = { os: "unknown", architecture: "unknown" };
const single = { config: { digest: "sha256:c0ff", size: 10 }, layers: [] };

describe("The platforms of an image", () => {
  let server: AnswerServer;
  afterEach(() => server.close());

  async function ask(answers: Answers) {
    server = await AnswerServer.start(answers);
    return imagePlatforms(server.config, image);
  }

  /** Asks about a single image with its configuration at the address that ECR gives. */
  async function askSingle(mediaType: string, config: Reply, layer?: Reply) {
    const blobs = await AnswerServer.start({ "GET /blob": config });
    try {
      return await ask({
        BatchGetImage: found(mediaType, single),
        GetDownloadUrlForLayer: layer ?? json({ downloadUrl: `${blobs.url}/blob` }),
      });
    } finally {
      await blobs.close();
    }
  }

  for (const type of [index, list]) {
    it(`are those of its entries, each once, without attestations (${type})`, async () => {
      const content = entries(amd64, arm, { ...arm, variant: "v9" }, attestation);
      assert.deepEqual(await ask({ BatchGetImage: found(type, content) }), [
        "linux/amd64",
        "linux/arm64",
      ]);
      assert.deepEqual(server.inputs("BatchGetImage"), [
        {
          repositoryName: "mcp-catalog",
          imageIds: [{ imageDigest: image.digest }],
          acceptedMediaTypes: [index, list, manifest, dockerManifest],
        },
      ]);
    });
  }

  for (const type of [manifest, dockerManifest]) {
    it(`is that of its configuration, if it is a single image (${type})`, async () => {
      const config = json({ ...arm, config: {}, rootfs: {} });
      assert.deepEqual(await askSingle(type, config), ["linux/arm64"]);
      assert.deepEqual(server.inputs("GetDownloadUrlForLayer"), [
        { repositoryName: "mcp-catalog", layerDigest: "sha256:c0ff" },
      ]);
    });
  }

  const cannotTell: Readonly<Record<string, Answers>> = {
    "an image that is missing": {
      BatchGetImage: json({ images: [], failures: [{ failureCode: "ImageNotFound" }] }),
    },
    "a repository that is missing": {
      BatchGetImage: refused("RepositoryNotFoundException", "no such repository"),
    },
    "a caller who may not ask": { BatchGetImage: refused("AccessDeniedException", "not allowed") },
    "an unknown kind": { BatchGetImage: found("application/vnd.example", entries(amd64)) },
    "no kind": { BatchGetImage: json({ images: [{ imageManifest: "{}" }] }) },
    "an entry without a platform": { BatchGetImage: found(index, entries(amd64, undefined)) },
    "attestations alone": { BatchGetImage: found(index, entries(attestation)) },
    "a manifest that is no JSON": {
      BatchGetImage: json({ images: [{ imageManifest: "<", imageManifestMediaType: index }] }),
    },
  };
  for (const [what, answers] of Object.entries(cannotTell)) {
    it(`are not known for ${what}`, async () => {
      assert.equal(await ask(answers), undefined);
    });
  }

  it("are not known if the configuration cannot be read, or names none", async () => {
    const denied = refused("AccessDeniedException", "not allowed");
    assert.equal(await askSingle(manifest, json(arm), denied), undefined);
    await server.close();
    assert.equal(await askSingle(manifest, { ...json({}), status: 403 }), undefined);
    await server.close();
    assert.equal(await askSingle(manifest, json({ os: "linux" })), undefined);
  });

  it("are not known without credentials, or if nobody answers", async () => {
    server = await AnswerServer.start({});
    const credentials = () => Promise.reject(new Error("no credentials"));
    assert.equal(await imagePlatforms({ ...server.config, credentials }, image), undefined);
    assert.deepEqual(server.calls, []);
    const { config } = server;
    await server.close();
    assert.equal(await imagePlatforms(config, image), undefined);
    server = await AnswerServer.start({});
  });
});
