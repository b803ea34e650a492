import assert from "node:assert/strict";
import { imageCommit } from "../../../live/ecr/imageCommit";
import { AnswerServer, json, refused, type Answers, type Reply } from "../answers";

const image = { repositoryName: "mcp-catalog", digest: `sha256:${"a".repeat(64)}` };
const index = "application/vnd.oci.image.index.v1+json";
const manifest = "application/vnd.oci.image.manifest.v1+json";

function found(imageManifestMediaType: string, content: unknown): Reply {
  return json({ images: [{ imageManifest: JSON.stringify(content), imageManifestMediaType }] });
}

const single = found(manifest, { config: { digest: "sha256:c0ff" } });

/** The digests that were read for the last question. */
let asked: readonly unknown[] = [];

/** Asks about an image with the configuration. ECR's storage answers, too. */
async function ask(config: Reply, answers: Answers = {}): Promise<string | undefined> {
  const blobs = await AnswerServer.start({ "GET /blob": config });
  const server = await AnswerServer.start({
    BatchGetImage: single,
    GetDownloadUrlForLayer: json({ downloadUrl: `${blobs.url}/blob` }),
    ...answers,
  });
  try {
    const commit = await imageCommit(server.config, image);
    asked = server
      .inputs("BatchGetImage")
      .map(({ imageIds }) => (imageIds as { imageDigest: string }[])[0]?.imageDigest);
    return commit;
  } finally {
    await Promise.all([server.close(), blobs.close()]);
  }
}

const labelled = json({
  config: { Labels: { "org.opencontainers.image.revision": "0a1b2c3", other: "x" } },
});

describe("The commit of an image", () => {
  it("is the label of its configuration", async () => {
    assert.equal(await ask(labelled), "0a1b2c3");
  });

  it("is that of the first platform, if the image has several", async () => {
    const platform = { os: "linux", architecture: "arm64" };
    const attestation = { os: "unknown", architecture: "unknown" };
    const content = {
      manifests: [
        { digest: "sha256:attestation", platform: attestation },
        { digest: "sha256:first", platform },
      ],
    };
    const BatchGetImage = [found(index, content), single];
    assert.equal(await ask(labelled, { BatchGetImage }), "0a1b2c3");
    assert.deepEqual(asked, [image.digest, "sha256:first"]);
  });

  it("is unknown without the label, without labels, or if AWS does not tell", async () => {
    assert.equal(await ask(json({ config: { Labels: { other: "x" } } })), undefined);
    assert.equal(await ask(json({ config: {} })), undefined);
    const denied = refused("AccessDeniedException", "not allowed");
    assert.equal(await ask(labelled, { BatchGetImage: denied }), undefined);
    assert.equal(await ask(labelled, { BatchGetImage: found("application/else", {}) }), undefined);
  });
});
