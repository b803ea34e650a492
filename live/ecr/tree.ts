import {
  BatchGetImageCommand,
  ListImageReferrersCommand,
  type ECRClient,
} from "@aws-sdk/client-ecr";
import { z } from "zod";
import { isNamed } from "../calls/errors";
import { indexTypes, manifestTypes } from "./manifests";

/** The kind of an attestation that Docker's builder puts beside an image. */
const attestationKind = "attestation-manifest";

/** A manifest in a repository, word for word, with every manifest below it. */
export interface Manifest {
  /** `sha256:…` of the text. */
  readonly digest: string;
  readonly mediaType: string;
  readonly text: string;
  /** Manifests that an index lists; empty for an image. */
  readonly children: readonly Manifest[];
  /** What an image is made of: its configuration and its layers, the lowest first. */
  readonly blobs: readonly Blob[];
  /** `linux/arm64`, if the index says so. */
  readonly platform: string | undefined;
  /** Whether the manifest is not an image, but says something about an image. */
  readonly isAttestation: boolean;
}

/** A part of an image, which ECR keeps by its digest. */
export interface Blob {
  readonly digest: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

/** A repository, and a client for its account and region. */
export interface Repository {
  readonly client: ECRClient;
  readonly name: string;
}

const descriptor = z.object({ mediaType: z.string(), digest: z.string(), size: z.number() });
const content = z.object({
  config: descriptor.optional(),
  layers: z.array(descriptor).default([]),
  manifests: z
    .array(
      descriptor.extend({
        platform: z.object({ os: z.string(), architecture: z.string() }).optional(),
        annotations: z.record(z.string(), z.string()).default({}),
      }),
    )
    .default([]),
});

/** Reads a manifest and everything below it; undefined if the repository does not have it. Rejects if AWS refuses. */
export async function readTree(
  repository: Repository,
  id: { readonly imageDigest: string } | { readonly imageTag: string },
): Promise<Manifest | undefined> {
  const { images = [] } = await repository.client.send(
    new BatchGetImageCommand({
      repositoryName: repository.name,
      imageIds: [id],
      // ECR would translate a manifest of another type, and so change its digest.
      acceptedMediaTypes: [...indexTypes, ...manifestTypes],
    }),
  );
  const [image] = images;
  if (image?.imageManifest === undefined) return undefined;
  const { config, layers, manifests } = content.parse(JSON.parse(image.imageManifest));
  const children = await Promise.all(
    manifests.map(async ({ digest, platform, annotations }) => {
      const child = await readTree(repository, { imageDigest: digest });
      if (child === undefined) throw new MissingPart(digest);
      return {
        ...child,
        platform: platform && `${platform.os}/${platform.architecture}`,
        isAttestation: annotations["vnd.docker.reference.type"] === attestationKind,
      };
    }),
  );
  return {
    digest: image.imageId?.imageDigest ?? "",
    mediaType: image.imageManifestMediaType ?? "",
    text: image.imageManifest,
    children,
    blobs: config === undefined ? layers : [config, ...layers],
    platform: undefined,
    isAttestation: false,
  };
}

/** An index names a manifest that the repository does not have: the image is incomplete. */
class MissingPart extends Error {
  constructor(digest: string) {
    super(`The repository lacks ${digest}, which the image's index names.`);
  }
}

/**
 * Everything that has been attached to an image since it was pushed, such as a signature: by OCI's referrers, and by the
 * tags that cosign uses in a registry without them. https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
export async function readAttached(
  repository: Repository,
  digest: string,
): Promise<readonly Attached[]> {
  const referrers = await referrersOf(repository, digest);
  const tags = ["sig", "att", "sbom"].map((kind) => `${digest.replace(":", "-")}.${kind}`);
  const found = await Promise.all([
    ...referrers.map(async (imageDigest) => ({
      manifest: await readTree(repository, { imageDigest }),
      tag: undefined,
    })),
    ...tags.map(async (tag) => ({
      manifest: await readTree(repository, { imageTag: tag }),
      tag,
    })),
  ]);
  return found.flatMap(({ manifest, tag }) => (manifest === undefined ? [] : [{ manifest, tag }]));
}

/** Something attached to an image, and the tag that leads to it, if a tag does. */
export interface Attached {
  readonly manifest: Manifest;
  readonly tag: string | undefined;
}

async function referrersOf(
  { client, name }: Repository,
  digest: string,
): Promise<readonly string[]> {
  const digests: string[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new ListImageReferrersCommand({
          repositoryName: name,
          subjectId: { imageDigest: digest },
          nextToken,
        }),
      );
      digests.push(...(page.referrers ?? []).flatMap((each) => each.digest ?? []));
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  } catch (error) {
    // Not every region and no emulator has this call.
    if (!isNamed(error, "UnknownOperationException")) throw error;
  }
  return digests;
}

/** A manifest and all manifests below it. Each comes before the manifests that name it. */
export function inOrder(manifest: Manifest): readonly Manifest[] {
  return [...manifest.children.flatMap(inOrder), manifest];
}
