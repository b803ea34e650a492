import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";
import { ifThere } from "../account/names/tags";

/**
 * The tags of the image that a task definition names, e.g. `…/mcp-catalog:latest`; empty if it is an image of another
 * repository, or if it is gone.
 */
export async function readImageTags(
  config: ClientConfig,
  { repositoryName, image }: { readonly repositoryName: string; readonly image: string },
  ask: Ask,
): Promise<readonly string[]> {
  const imageId = imageIdOf(image, repositoryName);
  if (imageId === undefined) return [];
  return withClient(ECRClient, config, async (client) => {
    const answer = await ask("ecr:DescribeImages", () =>
      ifThere(
        () => client.send(new DescribeImagesCommand({ repositoryName, imageIds: [imageId] })),
        (error) => isNamed(error, "ImageNotFoundException"),
      ),
    );
    return answer?.imageDetails?.[0]?.imageTags ?? [];
  });
}

function imageIdOf(image: string, repositoryName: string) {
  const [, name, mark, id] = /^[^/]+\/([^:@]+)(?:([:@])(.+))?$/.exec(image) ?? [];
  if (name !== repositoryName) return undefined;
  return mark === "@" ? { imageDigest: id } : { imageTag: id ?? "latest" };
}
