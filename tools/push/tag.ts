import { cacheTag } from "../../components/image/tags";
import { UsageError } from "../stack/readStackConfig";

/** Runs a git command; undefined if it fails. */
export type Git = (args: readonly string[]) => Promise<string | undefined>;

/**
 * The tag for the version in the working tree: git's tag of the commit, or else the first 12 characters of the commit.
 * Raises a UsageError outside a git repository. Also raises one if files differ from the commit, because the tag would
 * then name another version.
 */
export async function tagFromGit(git: Git): Promise<string> {
  const commit = await git(["rev-parse", "--short=12", "HEAD"]);
  if (commit === undefined) {
    throw new UsageError("There is no git repository to take a tag from: npx catalog push v1.0.0");
  }
  if ((await git(["status", "--porcelain"]))?.trim() !== "") {
    throw new UsageError(
      "Files differ from the last commit, so its name would be wrong. Commit them, or give a tag: npx catalog push v1.0.0",
    );
  }
  const tag = await git(["describe", "--tags", "--exact-match"]);
  return (tag ?? commit).trim();
}

/**
 * Raises a UsageError for a tag that a registry refuses, or that does not name a version.
 * https://docs.docker.com/reference/cli/docker/image/tag/
 */
export function checkTag(tag: string): void {
  if (tag === "latest") {
    throw new UsageError(
      "latest is pushed with every version. Give the version: npx catalog push v1.0.0",
    );
  }
  if (tag === cacheTag) {
    throw new UsageError(
      `${tag} is the tag of the build's cache. Give the version: npx catalog push v1.0.0`,
    );
  }
  if (/^\w[\w.-]{0,127}$/.test(tag)) return;
  throw new UsageError(
    `${JSON.stringify(tag)} is not a tag: letters, digits, _, . and -, at most 128, and the first must not be . or -`,
  );
}
