import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import { getResources } from "@pulumi/aws/resourcegroupstaggingapi";
import type { Live } from "../live";
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
  /** Tags that only this stack's resources carry; they find out whether its service is running already. */
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  readonly live: Live;
}

/**
 * Looks the tag up in ECR while the program runs, at preview too, and says what it found. A registry without any image
 * is a first run: the answer is `missing`, unless a service is running, which must not be lost to an emptied
 * repository. Raises a RunError where the repository has images but not this tag, or only for another CPU.
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
  if (!digests?.size && !(await serviceExists(args.stackTags, opts))) {
    return { state: "missing", tag };
  }
  if (!digests) throw new pulumi.RunError(noRepositoryMessage(repositoryName, tag, args.region));
  throw new pulumi.RunError(await explainMissing(args, [...digests.keys()], opts));
}

/** Undefined without a repository: listing them first makes that an answer instead of an error. */
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

/** `latest` names no version. */
function versionsByDigest(digests: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...digests].filter(([tag]) => tag !== "latest").map(([tag, digest]) => [digest, tag]),
  );
}

/** Which digest the tag stands for, when it was pushed, and how large it is. */
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

async function serviceExists(
  stackTags: Readonly<Record<string, string>>,
  opts: pulumi.InvokeOptions,
): Promise<boolean> {
  const found = await getResources(
    {
      resourceTypeFilters: ["ecs:service"],
      tagFilters: Object.entries(stackTags).map(([key, value]) => ({ key, values: [value] })),
    },
    opts,
  );
  return found.resourceTagMappingLists.length > 0;
}

/** Tags whose time of push is looked up before the newest are named. */
const mostLookedUp = 20;

/** When each of the tags was pushed is asked only here: it takes a call for each. */
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
