/**
 * The tag of the build's cache, which `catalog push` keeps beside the versions. No task runs it, and each build moves it.
 * https://docs.docker.com/build/cache/backends/registry/
 */
export const cacheTag = "buildcache";

/** The tags that move to another image; every other tag stays with the image that got it. */
export const movingTags: readonly string[] = ["latest", cacheTag];

/** The start of a tag that says which stack ran an image before it was promoted: `from-dev-7`. */
const origin = "from-";

/** The tag that says which stack ran an image before, with the number of its revision. */
export function originTag(stack: string, revision: string): string {
  return `${origin}${stack}-${revision.split(":").at(-1) ?? ""}`;
}

/** What an image's tags say about where it comes from: `dev:7`; undefined for an image that was pushed. */
export function originOf(tags: readonly string[]): string | undefined {
  const found = tags.find((tag) => tag.startsWith(origin));
  return found?.slice(origin.length).replace(/-(\d+)$/, ":$1");
}

/** Whether a tag names a version: tags that move and tags that name an origin do not. */
export function isVersion(tag: string): boolean {
  return !movingTags.includes(tag) && !tag.startsWith(origin);
}
