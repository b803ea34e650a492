import { ECRClient } from "@aws-sdk/client-ecr";
import type { PushedImage } from "../../components/common/live";
import { withClient, type ClientConfig } from "../calls/clients";
import { platformOf, readImageConfig, readManifest } from "./manifests";

/**
 * The platforms of an image in ECR, e.g. `linux/arm64`, each once. Undefined if the image or a part of it is missing or
 * of an unknown kind, if nobody answers, or if the caller lacks a permission (`ecr:BatchGetImage`,
 * `ecr:GetDownloadUrlForLayer`). None of these problems may stop a deployment, so it never rejects.
 */
export async function imagePlatforms(
  config: ClientConfig,
  image: PushedImage,
): Promise<readonly string[] | undefined> {
  return askPlatforms(config, image).catch(() => undefined);
}

/** Like `imagePlatforms`, but rejects if AWS does not answer. */
export async function askPlatforms(
  config: ClientConfig,
  image: PushedImage,
): Promise<readonly string[] | undefined> {
  return withClient(ECRClient, config, async (client) => {
    const platforms = await ask(client, image);
    return platforms.length === 0 ? undefined : [...new Set(platforms)];
  });
}

async function ask(client: ECRClient, image: PushedImage): Promise<readonly string[]> {
  const pushed = await readManifest(client, image);
  switch (pushed?.as) {
    case undefined:
      return [];
    case "index":
      return pushed.images.map(({ platform }) => platform);
    case "image":
      return [platformOf(await readImageConfig(client, image.repositoryName, pushed.config))];
  }
}
