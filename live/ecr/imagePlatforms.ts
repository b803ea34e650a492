import {
  BatchGetImageCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
} from "@aws-sdk/client-ecr";
import { z } from "zod";
import type { PushedImage } from "../../components/live";
import type { ClientConfig } from "../clients";

/** Several images in one, by platform: OCI's index and Docker's manifest list. */
const indexTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

/** One image: OCI's manifest and Docker's. */
const manifestTypes = [
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

/** Milliseconds after which the storage behind ECR counts as silent. */
const longest = 10_000;

/**
 * Platforms, e.g. `linux/arm64`, that an image in ECR is made for, each once. Undefined where ECR does not tell: the
 * image or a part of it is missing, of an unknown kind or without a platform; and where nobody answers or the caller
 * may not ask (`ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer`), since that alone must not keep anyone from
 * deploying. Never rejects.
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

/** Of every entry but attestations, which have a platform that is none. */
function indexPlatforms(text: string): readonly string[] {
  const { manifests } = index.parse(JSON.parse(text));
  return manifests.map((entry) => named(entry.platform)).filter((name) => name !== attestation);
}

/** https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const attestation = "unknown/unknown";

/** A single manifest names no platform; the image's configuration does, which ECR stores like a layer. */
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
