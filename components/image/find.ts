import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import type { StackTags } from "../account/stackTags";
import type { Live } from "../common/live";
import type { ServiceNames } from "../common/live/service";
import { together, type Ask } from "../common/lookUps";
import {
  describeImage,
  missingTagMessage,
  noRepositoryMessage,
  wrongPlatformMessage,
} from "./messages";
import { buildArguments, pushCommands } from "./push";
import { isVersion } from "./tags";
import type { FoundImage, Platform } from "./types";

/** The tag to look up, and the facts for the messages. */
export interface PushedImageArgs {
  readonly repositoryName: string;
  readonly tag: string;
  readonly platform: Platform;
  readonly region: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Names of the container's secrets: some are build arguments. */
  readonly secretNames: readonly string[];
  /** The service that would be lost if the repository were emptied. A deleted service counts as none. */
  readonly service: Pick<ServiceNames, "cluster" | "service">;
  readonly stackTags: StackTags;
  readonly live: Live;
  readonly ask: Ask;
}

/**
 * Looks up the tag in ECR before anything is made, also in a preview. If the registry has no image at all, the result is
 * `missing`, because this is the first run.
 *
 * Raises a RunError if there is no image although a service runs: its repository was emptied, and the service must not
 * be lost. Also raises a RunError if the repository has other images but not this tag, or has it only for another CPU.
 */
export async function findPushed(
  args: PushedImageArgs,
  opts: pulumi.InvokeOptions,
): Promise<FoundImage> {
  const { ask, live, repositoryName, service, tag } = args;
  const key = `imageTag ${tag}`;
  const digests = await ask(
    {
      key,
      what: `which images the repository ${repositoryName} has`,
      takes: "ecr:DescribeRepositories, ecr:ListImages",
    },
    () => taggedDigests(repositoryName, opts),
  );
  const digest = digests?.get(tag);
  if (digests && digest !== undefined) {
    const about = `the image ${repositoryName}:${tag}`;
    const { description } = await together({
      description: ask({ key, what: `when ${about} was pushed`, takes: "ecr:DescribeImages" }, () =>
        describe(args, digest, opts),
      ),
      platform: ask(
        {
          key,
          what: `for which CPU ${about} is`,
          takes: "ecr:BatchGetImage, ecr:GetDownloadUrlForLayer",
        },
        () => refuseOtherPlatform(args, digest),
      ),
    });
    return { state: "pushed", digest, description, tags: versionsByDigest(digests) };
  }
  const what = `whether ${service.service} runs`;
  const runs = () =>
    ask({ key, what, takes: "ecs:DescribeServices" }, () => live.serviceNow(service));
  if (!digests?.size && !(await runs())) return { state: "missing", tag };
  if (!digests) throw new pulumi.RunError(noRepositoryMessage(repositoryName, tag, args.region));
  const message = await ask(
    {
      key,
      what: `which images of ${repositoryName} are the newest`,
      takes: "ecr:DescribeRepositories, ecr:DescribeImages",
    },
    () => explainMissing(args, [...digests.keys()], opts),
  );
  throw new pulumi.RunError(message);
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

/** The version tags by digest. */
function versionsByDigest(digests: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...digests].filter(([tag]) => isVersion(tag)).map(([tag, digest]) => [digest, tag]),
  );
}

/** The digest of the tag, when it was pushed, and its size. */
async function describe(
  { repositoryName, tag }: PushedImageArgs,
  imageDigest: string,
  opts: pulumi.InvokeOptions,
): Promise<string> {
  return describeImage(tag, await ecr.getImage({ repositoryName, imageDigest }, opts));
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
  const commands = pushCommands({
    repositoryUrl,
    tag,
    region: args.region,
    platform: args.platform,
    buildArguments: buildArguments(args.environment, args.secretNames),
  });
  return missingTagMessage(repositoryName, tag, images, commands, args.stackTags.Stack);
}
