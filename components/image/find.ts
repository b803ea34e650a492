import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import type { Live, ServiceNames } from "../live";
import type { Registry } from "../registry";
import {
  describeImage,
  missingTagMessage,
  noRepositoryMessage,
  wrongPlatformMessage,
} from "./messages";
import { buildArguments, pushCommands } from "./push";
import type { AppImage, Platform } from "./types";

export interface PushedImageArgs {
  readonly registry: Registry;
  readonly repositoryName: string;
  readonly tag: string;
  readonly platform: Platform;
  readonly region: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly { readonly variable: string }[];
  /** The service that would be lost if the repository were emptied. A deleted service counts as none. */
  readonly service: Pick<ServiceNames, "cluster" | "service">;
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  readonly live: Live;
}

/**
 * Looks up the tag in ECR while the program runs, also in a preview. If the registry has no image at all, the result is
 * `missing`, because this is the first run.
 *
 * Raises a RunError if there is no image although a service runs: its repository was emptied, and the service must not
 * be lost. Also raises a RunError if the repository has other images but not this tag, or has it only for another CPU.
 */
export async function findImage(
  args: PushedImageArgs,
  opts: pulumi.InvokeOptions,
): Promise<AppImage> {
  const { repositoryName, tag } = args;
  const digests = await taggedDigests(repositoryName, opts);
  const digest = digests?.get(tag);
  if (digests && digest !== undefined) {
    await Promise.all([refuseOtherPlatform(args, digest), announce(args, digest, opts)]);
    return {
      state: "ready",
      uri: pulumi.interpolate`${args.registry.repositoryUrl}@${digest}`,
      tags: versionsByDigest(digests),
    };
  }
  if (!digests?.size && !(await args.live.serviceNow(args.service))) {
    return { state: "missing", tag };
  }
  if (!digests) throw new pulumi.RunError(noRepositoryMessage(repositoryName, tag, args.region));
  throw new pulumi.RunError(await explainMissing(args, [...digests.keys()], opts));
}

/**
 * The digests by tag; undefined if there is no repository. The repositories are listed first, because looking up a
 * missing one would fail.
 */
async function taggedDigests(
  repositoryName: string,
  opts: pulumi.InvokeOptions,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { names } = await ecr.getRepositories({}, opts);
  if (!names.includes(repositoryName)) return undefined;
  const { imageIds } = await ecr.getImages({ repositoryName }, opts);
  return new Map(
    imageIds
      .filter((image) => image.imageTag)
      .map(({ imageTag, imageDigest }) => [imageTag, imageDigest]),
  );
}

/** The version tags by digest. `latest` is left out, because it is not a version. */
function versionsByDigest(digests: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...digests].filter(([tag]) => tag !== "latest").map(([tag, digest]) => [digest, tag]),
  );
}

/** Tells the user the digest of the tag, when it was pushed, and its size. */
async function announce(
  { registry, repositoryName, tag }: PushedImageArgs,
  imageDigest: string,
  opts: pulumi.InvokeOptions,
): Promise<void> {
  const image = await ecr.getImage({ repositoryName, imageDigest }, opts);
  await pulumi.log.info(describeImage(tag, image), registry);
}

async function refuseOtherPlatform(args: PushedImageArgs, digest: string): Promise<void> {
  const { live, platform, repositoryName, stackTags, tag } = args;
  const platforms = await live.imagePlatforms({ repositoryName, digest });
  if (platforms === undefined || platforms.includes(platform)) return;
  throw new pulumi.RunError(wrongPlatformMessage(tag, platforms, platform, stackTags.Stack));
}

/** Number of tags to look up to find the newest ones. */
const mostLookedUp = 20;

/** The dates are looked up only for this message, because each tag takes one call. */
async function explainMissing(
  args: PushedImageArgs,
  tags: readonly string[],
  opts: pulumi.InvokeOptions,
): Promise<string> {
  const { repositoryName, tag } = args;
  const { repositoryUrl } = await ecr.getRepository({ name: repositoryName }, opts);
  const likely = [...tags].sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  const images = await Promise.all(
    likely.slice(0, mostLookedUp).map(async (imageTag) => {
      const { imagePushedAt } = await ecr.getImage({ repositoryName, imageTag }, opts);
      return { tag: imageTag, pushedAt: imagePushedAt };
    }),
  );
  const secretNames = args.secrets.map(({ variable }) => variable);
  const commands = pushCommands({
    repositoryUrl,
    tag,
    region: args.region,
    platform: args.platform,
    buildArguments: buildArguments(args.environment, secretNames),
  });
  return missingTagMessage(repositoryName, tag, images, commands, args.stackTags.Stack);
}
