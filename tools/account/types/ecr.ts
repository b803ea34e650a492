import type { Platform } from "../../../components/image";
import type { Behaviour, World } from "../world";
import { account, arn, region, text } from "../world/values";
import { AwsError } from "../world/errors";

export const registryHost = `${account}.dkr.ecr.${region}.amazonaws.com`;

export const repository: Behaviour = {
  // The encryption of a repository is decided when it is made.
  replaceOn: ["name", "encryptionConfigurations"],
  unique: "name",
  create: (world, inputs) => {
    const name = text(inputs, "name");
    if (!world.images.has(name)) world.images.set(name, new Map());
    return {
      id: name,
      outputs: {
        arn: arn("ecr", `repository/${name}`),
        registryId: account,
        repositoryUrl: `${registryHost}/${name}`,
      },
    };
  },
  remove: (world, { id, inputs }) => {
    const images = world.images.get(id)?.size ?? 0;
    if (images > 0 && inputs["forceDelete"] !== true) {
      throw new AwsError(
        "RepositoryNotEmptyException",
        `The repository with name '${id}' cannot be deleted because it still contains images`,
      );
    }
    world.images.delete(id);
    return undefined;
  },
};

export const lifecyclePolicy: Behaviour = {
  replaceOn: ["repository"],
  create: (world, inputs) => {
    const name = text(inputs, "repository");
    world.need("aws:ecr/repository:Repository", "id", name, "RepositoryNotFoundException");
    return { id: name };
  },
};

/** 2026-11-20 14:03 UTC. Each later image is an hour younger. */
const firstPush = Date.UTC(2026, 10, 20, 14, 3) / 1000;

/** Pushes an image, as `docker push` would. */
export function pushImage(
  world: World,
  repositoryName: string,
  tag: string,
  platform: Platform = "linux/arm64",
  digest = `sha256:${world.random(64).padEnd(64, "0")}`,
): string {
  const images = world.images.get(repositoryName);
  const found = world.find("aws:ecr/repository:Repository", "name", repositoryName);
  if (!images || !found) {
    throw new AwsError("RepositoryNotFoundException", `no repository named ${repositoryName}`);
  }
  const immutable = text(found.inputs, "imageTagMutability").startsWith("IMMUTABLE");
  const present = images.get(tag)?.digest;
  if (immutable && tag !== "latest" && present !== undefined && present !== digest) {
    throw new AwsError("ImageTagAlreadyExistsException", `The image tag '${tag}' is immutable`);
  }
  const pushedAt = firstPush + 3600 * images.size;
  images.set(tag, { digest, platform, pushedAt });
  return digest;
}
