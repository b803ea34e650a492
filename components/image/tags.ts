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

/** Whether a tag names a version: `latest` and the tags that name an origin do not. */
export function isVersion(tag: string): boolean {
  return tag !== "latest" && !tag.startsWith(origin);
}
