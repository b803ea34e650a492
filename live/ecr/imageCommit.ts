import { ECRClient } from "@aws-sdk/client-ecr";
import { z } from "zod";
import type { PushedImage } from "../../components/common/live";
import { withClient, type ClientConfig } from "../calls/clients";
import { readImageConfig, readManifest } from "./manifests";

/** https://specs.opencontainers.org/image-spec/annotations/ */
const label = "org.opencontainers.image.revision";

const labels = z.object({ config: z.object({ Labels: z.record(z.string(), z.string()) }) });

/**
 * The commit that an image in ECR was built from, by its label; undefined if it has none, or if AWS does not tell.
 * `catalog push` sets the label, and so does docker/metadata-action. Never rejects.
 */
export async function imageCommit(
  config: ClientConfig,
  image: PushedImage,
): Promise<string | undefined> {
  return withClient(ECRClient, config, async (client) => {
    try {
      return await ask(client, image);
    } catch {
      return undefined;
    }
  });
}

async function ask(client: ECRClient, image: PushedImage): Promise<string | undefined> {
  const pushed = await readManifest(client, image);
  switch (pushed?.as) {
    case undefined:
      return undefined;
    case "index": {
      // Every platform of a version is built from the same commit.
      const digest = pushed.images[0]?.digest;
      return digest === undefined ? undefined : await ask(client, { ...image, digest });
    }
    case "image": {
      const config = await readImageConfig(client, image.repositoryName, pushed.config);
      return labels.parse(config).config.Labels[label];
    }
  }
}
