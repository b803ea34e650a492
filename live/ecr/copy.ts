import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from "@aws-sdk/client-ecr";
import { isNamed } from "../calls/errors";
import { openBlob } from "./blob";
import { inOrder, type Attached, type Blob, type Manifest, type Repository } from "./tree";

/** An image to copy, with what is attached to it. */
export interface Copied {
  readonly manifest: Manifest;
  readonly attached: readonly Attached[];
  /** The tags that it gets. */
  readonly tags: readonly string[];
}

/** What a copy took. */
export interface CopyResult {
  readonly manifests: number;
  /** Layers and configurations that were uploaded, and the bytes in them. */
  readonly uploaded: number;
  readonly bytes: number;
  /** Layers and configurations that were there already. */
  readonly there: number;
}

/** Bytes of one part. ECR takes parts of 5 MiB at least and 20 MiB at most. */
const partSize = 10 * 1024 * 1024;

/** The most layers that ECR looks for in one call. */
const mostAtOnce = 100;

/**
 * Copies an image from one repository to another without Docker. Every byte stays the same, and so
 * does the digest. Copies layers first, then manifests, then tags. If a copy was interrupted, the
 * next one copies only what is missing. Rejects if ECR refuses.
 */
export async function copyImage(
  { manifest, attached, tags }: Copied,
  from: Repository,
  to: Repository,
): Promise<CopyResult> {
  const roots = [manifest, ...attached.map((each) => each.manifest)];
  const manifests = roots.flatMap(inOrder);
  const blobs = uniqueBlobs(manifests);
  const missing = await missingBlobs(blobs, to);
  for (const blob of missing) await copyBlob(blob, from, to);
  for (const each of manifests) await put(each, undefined, to);
  for (const { manifest: each, tag } of attached) {
    if (tag !== undefined) await put(each, tag, to);
  }
  for (const tag of tags) await put(manifest, tag, to);
  return {
    manifests: manifests.length,
    uploaded: missing.length,
    bytes: missing.reduce((sum, { size }) => sum + size, 0),
    there: blobs.length - missing.length,
  };
}

function uniqueBlobs(manifests: readonly Manifest[]): readonly Blob[] {
  const blobs = manifests.flatMap((each) => each.blobs);
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}

async function missingBlobs(blobs: readonly Blob[], { client, name }: Repository) {
  const there = new Set<string>();
  for (let at = 0; at < blobs.length; at += mostAtOnce) {
    const layerDigests = blobs.slice(at, at + mostAtOnce).map(({ digest }) => digest);
    const { layers = [] } = await client.send(
      new BatchCheckLayerAvailabilityCommand({ repositoryName: name, layerDigests }),
    );
    for (const { layerDigest = "", layerAvailability } of layers) {
      if (layerAvailability === "AVAILABLE") there.add(layerDigest);
    }
  }
  return blobs.filter(({ digest }) => !there.has(digest));
}

async function copyBlob({ digest }: Blob, from: Repository, to: Repository): Promise<void> {
  const { client, name: repositoryName } = to;
  const { uploadId } = await client.send(new InitiateLayerUploadCommand({ repositoryName }));
  let first = 0;
  for await (const part of inParts(await openBlob(from, digest))) {
    const partLastByte = first + part.length - 1;
    await client.send(
      new UploadLayerPartCommand({
        repositoryName,
        uploadId,
        partFirstByte: first,
        partLastByte,
        layerPartBlob: part,
      }),
    );
    first = partLastByte + 1;
  }
  try {
    // ECR compares the digest with what it got.
    const layerDigests = [digest];
    await client.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests }));
  } catch (error) {
    if (!isNamed(error, "LayerAlreadyExistsException")) throw error;
  }
}

/** Cuts a stream of bytes into pieces of one size; only the last piece may be shorter. */
export async function* inParts(
  stream: AsyncIterable<Uint8Array>,
  size = partSize,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    held.push(chunk);
    length += chunk.length;
    while (length >= size) {
      const all = Buffer.concat(held);
      yield all.subarray(0, size);
      held = [all.subarray(size)];
      length -= size;
    }
  }
  if (length > 0) yield Buffer.concat(held);
}

async function put(
  { digest, mediaType, text }: Manifest,
  imageTag: string | undefined,
  { client, name }: Repository,
): Promise<void> {
  try {
    await client.send(
      new PutImageCommand({
        repositoryName: name,
        imageManifest: text,
        imageManifestMediaType: mediaType,
        imageDigest: digest,
        imageTag,
      }),
    );
  } catch (error) {
    if (!isNamed(error, "ImageAlreadyExistsException")) throw error;
  }
}
