import {
  BatchGetImageCommand,
  GetDownloadUrlForLayerCommand,
  type ECRClient,
} from "@aws-sdk/client-ecr";
import { z } from "zod";
import type { PushedImage } from "../../components/common/live";

/** An index of several images by platform: OCI's index or Docker's manifest list. */
export const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** The manifest of one image, in OCI's format or Docker's. */
export const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** The longest wait for the storage behind ECR, in milliseconds. */
const longest = 10_000;

const platform = z.object({ os: z.string(), architecture: z.string() });
const index = z.object({
  manifests: z.array(z.object({ digest: z.string().optional(), platform })),
});
const manifest = z.object({ config: z.object({ digest: z.string() }) });

/** https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const attestation = "unknown/unknown";

/** What a digest in a registry stands for. */
export type Pushed =
  /** Several images, each for a platform; attestations are left out. */
  | {
      readonly as: "index";
      readonly images: readonly { readonly digest?: string; readonly platform: string }[];
    }
  /** One image, with the digest of its configuration. */
  | { readonly as: "image"; readonly config: string };

/**
 * Reads a manifest from ECR; undefined if it is missing or of an unknown kind. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
 */
export async function readManifest(
  client: ECRClient,
  { repositoryName, digest }: PushedImage,
): Promise<Pushed | undefined> {
  const { images } = await client.send(
    new BatchGetImageCommand({
      repositoryName,
      imageIds: [{ imageDigest: digest }],
      acceptedMediaTypes: [...indexTypes, ...manifestTypes],
    }),
  );
  const { imageManifest = "", imageManifestMediaType = "" } = images?.[0] ?? {};
  if (indexTypes.includes(imageManifestMediaType)) {
    const { manifests } = index.parse(JSON.parse(imageManifest));
    const all = manifests.map((each) => ({
      digest: each.digest,
      platform: platformText(each.platform),
    }));
    // An attestation's entry names a platform, but is not an image.
    return { as: "index", images: all.filter((each) => each.platform !== attestation) };
  }
  if (!manifestTypes.includes(imageManifestMediaType)) return undefined;
  return { as: "image", config: manifest.parse(JSON.parse(imageManifest)).config.digest };
}

/** The configuration of an image, which ECR stores like a layer. Rejects if AWS or its storage refuses. */
export async function readImageConfig(
  client: ECRClient,
  repositoryName: string,
  layerDigest: string,
): Promise<unknown> {
  const command = new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest });
  const { downloadUrl = "" } = await client.send(command);
  const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(longest) });
  return answer.json();
}

/** The platform that an image's configuration names. */
export function platformOf(config: unknown): string {
  return platformText(platform.parse(config));
}

function platformText({ os, architecture }: z.infer<typeof platform>): string {
  return `${os}/${architecture}`;
}
