import { isVersion } from "./tags";
import type { Platform } from "./types";

interface TaggedImage {
  readonly tag: string;
  /** Seconds since 1970. */
  readonly pushedAt: number;
}

/** `v1.1.0 → sha256:0123456789ab…, pushed 2026-11-20 14:03 UTC, 74 MB`. */
export function describeImage(
  tag: string,
  image: {
    readonly imageDigest: string;
    readonly imagePushedAt: number;
    readonly imageSizeInBytes: number;
  },
): string {
  const megabytes = Math.ceil(image.imageSizeInBytes / 1_000_000);
  return `${tag} → ${image.imageDigest.slice(0, 19)}…, pushed ${time(image.imagePushedAt)}, ${megabytes} MB`;
}

/** Says which tag is missing and which tags are the newest, with the commands that push the tag or choose another. */
export function missingTagMessage(
  repository: string,
  tag: string,
  images: readonly TaggedImage[],
  commands: readonly string[],
  stack: string,
): string {
  const newest = [...images]
    .filter((image) => isVersion(image.tag))
    .sort((a, b) => b.pushedAt - a.pushedAt)
    .slice(0, 5);
  const width = Math.max(...newest.map((image) => image.tag.length), 0);
  const lines = newest.map(
    (image) => `  ${image.tag.padEnd(width)}  pushed ${time(image.pushedAt)}`,
  );
  const [first] = newest;
  return [
    `imageTag ${tag} is not in the ECR repository ${repository}, which ${first ? "has" : "has no version"}`,
    ...lines,
    "",
    'To push it (docs/deploy.md, "Push an image"):',
    ...commands.map((command) => `  ${command}`),
    ...(first
      ? ["Or deploy one it has:", `  pulumi config set imageTag ${first.tag} --stack ${stack}`]
      : []),
  ].join("\n");
}

/** The commands to restore the image if the repository was deleted while the service runs. */
export function noRepositoryMessage(repository: string, tag: string, region: string): string {
  return [
    `imageTag ${tag} is not there: the ECR repository ${repository} is gone, and the service runs. To make it again:`,
    `  aws ecr create-repository --repository-name ${repository} --region ${region}`,
    `Then push ${tag} (docs/deploy.md, "Push an image").`,
  ].join("\n");
}

/** Says for which CPU the image is built and which CPU the task needs, with the two ways to make them equal. */
export function wrongPlatformMessage(
  tag: string,
  platforms: readonly string[],
  platform: Platform,
  stack: string,
): string {
  const [other] = platforms;
  const ways = [`build it with docker build --platform ${platform}`];
  if (other === "linux/amd64" || other === "linux/arm64") {
    ways.push(`pulumi config set --path image.platform ${other} --stack ${stack}`);
  }
  return (
    `imageTag ${tag} is an image for ${platforms.join(", ")}, and the task runs on ${platform}: ` +
    ways.join(", or ")
  );
}

/** `2026-11-20 14:03 UTC` */
function time(seconds: number): string {
  return `${new Date(1000 * seconds).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
