import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { pack } from "tar-stream";

export interface Stored {
  readonly text: string;
  readonly mediaType: string;
}

export const ociIndex = "application/vnd.oci.image.index.v1+json";
export const ociManifest = "application/vnd.oci.image.manifest.v1+json";
export const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";
export const configType = "application/vnd.oci.image.config.v1+json";

export function digestOf(content: Buffer): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** A repository of ECR in memory. Only the tag `latest` can move. */
export class FakeRepository {
  readonly manifests = new Map<string, Stored>();
  readonly tags = new Map<string, string>();
  readonly blobs = new Map<string, Buffer>();
  readonly uploads = new Map<string, Buffer[]>();
  /** Digests by the digest that they refer to. */
  readonly referrers = new Map<string, string[]>();

  blob(content: Buffer, mediaType: string) {
    const digest = digestOf(content);
    this.blobs.set(digest, content);
    return { mediaType, digest, size: content.length };
  }

  manifest(content: object, mediaType: string, ...tags: readonly string[]): string {
    const text = JSON.stringify({ schemaVersion: 2, mediaType, ...content }, null, 2);
    const digest = digestOf(Buffer.from(text));
    this.manifests.set(digest, { text, mediaType });
    for (const tag of tags) this.tags.set(tag, digest);
    return digest;
  }

  /** An image with a layer for each map of paths to texts. */
  async image(
    layers: readonly Readonly<Record<string, string>>[],
    architecture = "arm64",
    type = layerType,
  ): Promise<string> {
    const config = this.blob(
      Buffer.from(JSON.stringify({ os: "linux", architecture, layers: layers.length })),
      configType,
    );
    const packed = await Promise.all(layers.map(layer));
    return this.manifest(
      { config, layers: packed.map((each) => this.blob(each, type)) },
      ociManifest,
    );
  }

  /** An index of one image and its attestation, as Docker's builder pushes them. */
  index(image: string, architecture: string, ...tags: readonly string[]): string {
    const attestation = this.manifest(
      {
        config: this.blob(Buffer.from("{}"), configType),
        layers: [this.blob(Buffer.from('{"sbom":1}'), "application/vnd.in-toto+json")],
      },
      ociManifest,
    );
    const entry = (digest: string, os: string, cpu: string, annotations: object) => ({
      mediaType: ociManifest,
      digest,
      size: this.manifests.get(digest)?.text.length ?? 0,
      platform: { os, architecture: cpu },
      ...annotations,
    });
    return this.manifest(
      {
        manifests: [
          entry(image, "linux", architecture, {}),
          entry(attestation, "unknown", "unknown", {
            annotations: {
              "vnd.docker.reference.type": "attestation-manifest",
              "vnd.docker.reference.digest": image,
            },
          }),
        ],
      },
      ociIndex,
      ...tags,
    );
  }

  /** A signature that was attached to an image after its push. */
  attach(subject: string, ...tags: readonly string[]): string {
    const digest = this.manifest(
      {
        config: this.blob(Buffer.from("{}"), "application/vnd.oci.empty.v1+json"),
        layers: [this.blob(Buffer.from(`signature ${tags.join()}`), "application/vnd.example")],
        subject: { digest: subject },
      },
      ociManifest,
      ...tags,
    );
    if (tags.length === 0) {
      this.referrers.set(subject, [...(this.referrers.get(subject) ?? []), digest]);
    }
    return digest;
  }
}

async function layer(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text);
  tar.finalize();
  return gzipSync(await buffer(tar));
}
