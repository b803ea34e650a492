import {
  BatchGetImageCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
} from "@aws-sdk/client-ecr";
import { z } from "zod";
import type { PushedImage } from "../../components/live";
import type { ClientConfig } from "../clients";

/** An index of several images by platform: OCI's index or Docker's manifest list. */
const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** The manifest of one image, in OCI's format or Docker's. */
const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** The longest wait for the storage behind ECR, in milliseconds. */
const longest = 10_000;

/**
 * The platforms of an image in ECR, e.g. `linux/arm64`, each once. Undefined if the image or a part of it is missing or
 * of an unknown kind, if nobody answers, or if the caller lacks a permission (`ecr:BatchGetImage`,
 * `ecr:GetDownloadUrlForLayer`). None of these problems may stop a deployment, so it never rejects.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
 */
export async function imagePlatforms(
  config: ClientConfig,
  image: PushedImage,
): Promise<readonly string[] | undefined> {
  const client = new ECRClient(config);
  try {
    const platforms = await ask(client, image);
    return platforms.length === 0 ? undefined : [...new Set(platforms)];
  } catch {
    return undefined;
  } finally {
    client.destroy();
  }
}

async function ask(
  client: ECRClient,
  { repositoryName, digest }: PushedImage,
): Promise<readonly string[]> {
  const { images } = await client.send(
    new BatchGetImageCommand({
      repositoryName,
      imageIds: [{ imageDigest: digest }],
      acceptedMediaTypes: [...indexTypes, ...manifestTypes],
    }),
  );
  const { imageManifest = "", imageManifestMediaType = "" } = images?.[0] ?? {};
  if (indexTypes.includes(imageManifestMediaType)) return indexPlatforms(imageManifest);
  if (!manifestTypes.includes(imageManifestMediaType)) return [];
  const { config } = manifest.parse(JSON.parse(imageManifest));
  return [await configPlatform(client, repositoryName, config.digest)];
}

const platform = z.object({ os: z.string(), architecture: z.string() });
const index = z.object({ manifests: z.array(z.object({ platform })) });
const manifest = z.object({ config: z.object({ digest: z.string() }) });

/** The platforms of all entries except attestations. An attestation's entry names a platform, but is no image. */
function indexPlatforms(text: string): readonly string[] {
  const { manifests } = index.parse(JSON.parse(text));
  return manifests.map((entry) => named(entry.platform)).filter((name) => name !== attestation);
}

/** https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const attestation = "unknown/unknown";

/**
 * The platform of a single image. The manifest does not name it, but the image's configuration does. ECR stores that
 * configuration like a layer.
 */
async function configPlatform(
  client: ECRClient,
  repositoryName: string,
  layerDigest: string,
): Promise<string> {
  const command = new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest });
  const { downloadUrl = "" } = await client.send(command);
  const answer = await fetch(downloadUrl, { signal: AbortSignal.timeout(longest) });
  return named(platform.parse(await answer.json()));
}

function named({ os, architecture }: z.infer<typeof platform>): string {
  return `${os}/${architecture}`;
}
