import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import { getResources } from "@pulumi/aws/resourcegroupstaggingapi";
import type { Registry } from "../registry";
import type { AppImage } from "./types";

export interface PushedImageArgs {
  readonly registry: Registry;
  readonly repositoryName: string;
  readonly tag: string;
  /** Tags that only this stack's resources carry; they find out whether its service is running already. */
  readonly stackTags: Readonly<Record<string, string>>;
}

/**
 * Looks the tag up in ECR while the program runs, at preview too. A registry without any image is a first run:
 * the answer is `missing`, unless a service is running, which must not be lost to an emptied repository.
 * Raises a RunError where the repository has images but not this tag.
 */
export async function findImage(
  args: PushedImageArgs,
  opts: pulumi.InvokeOptions,
): Promise<AppImage> {
  const digests = await taggedDigests(args.repositoryName, opts);
  const digest = digests.get(args.tag);
  if (digest !== undefined) {
    return { state: "ready", uri: pulumi.interpolate`${args.registry.repositoryUrl}@${digest}` };
  }
  if (digests.size === 0 && !(await serviceExists(args.stackTags, opts))) {
    return { state: "missing", tag: args.tag };
  }
  throw new pulumi.RunError(missingTagMessage(args.repositoryName, args.tag, [...digests.keys()]));
}

/** Listing the repositories first makes an account without ours an answer instead of an error. */
async function taggedDigests(
  repositoryName: string,
  opts: pulumi.InvokeOptions,
): Promise<ReadonlyMap<string, string>> {
  const { names } = await ecr.getRepositories({}, opts);
  if (!names.includes(repositoryName)) return new Map();
  const { imageIds } = await ecr.getImages({ repositoryName }, opts);
  return new Map(
    imageIds
      .filter((image) => image.imageTag)
      .map(({ imageTag, imageDigest }) => [imageTag, imageDigest]),
  );
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

/** The repository, the tag asked for, the tags there are, and what to do. */
export function missingTagMessage(repository: string, tag: string, tags: readonly string[]) {
  const newest = [...tags].sort((a, b) => b.localeCompare(a, "en", { numeric: true })).slice(0, 5);
  const known = newest.length > 0 ? `has ${newest.join(", ")}` : "is empty";
  const choose = newest[0] ? `, or deploy one it has: pulumi config set imageTag ${newest[0]}` : "";
  return (
    `imageTag ${tag} is not in the ECR repository ${repository}, which ${known}. ` +
    `Push it (README, "Push an image")${choose}.`
  );
}
