import type { Release } from "../../live/releases/collect";
import { otherSecrets } from "./secrets";
import { UsageError } from "../stack/readStackConfig";

/** A release to return to. */
export interface Target {
  readonly release: Release;
  readonly tag: string;
}

/** Which release to return to. */
interface Asked {
  /** A tag or `family:revision`; undefined for the last one that succeeded. */
  readonly named: string | undefined;
  readonly stack: string;
  /** Whether the secrets stay as they are now. */
  readonly keepSecrets: boolean;
}

/**
 * Finds the release to return to: the named one, or else the last one before the running release that succeeded with
 * another image or, unless the secrets stay, with other versions of secrets. Raises a UsageError if there is none.
 */
export function releaseToReturnTo(
  releases: readonly Release[],
  { named, stack, keepSecrets }: Asked,
): Target {
  const good = releases.filter(({ status }) => status === "SUCCESSFUL");
  const running = releases.find((each) => each.running);
  const before = running === undefined ? good : good.slice(good.indexOf(running) + 1);
  const differs = (each: Release) =>
    each.digest !== running?.digest || (!keepSecrets && otherSecrets(running, each).length > 0);
  const found =
    named === undefined
      ? before.find((each) => differs(each) && each.deployable)
      : good.find(({ tags, revision }) => tags.includes(named) || revision === named);
  if (found === undefined) {
    throw new UsageError(
      named === undefined
        ? `No earlier release of ${stack} succeeded with an image that is still there. npx catalog releases ${stack} lists them.`
        : `No release of ${stack} that succeeded is called ${named}. npx catalog releases ${stack} lists them.`,
    );
  }
  const tag = named !== undefined && found.tags.includes(named) ? named : found.tags[0];
  if (tag === undefined || !found.deployable) {
    throw new UsageError(
      `The image of ${found.revision} is not in the registry any more, or has no tag: nothing can deploy it. npx catalog push --list -s ${stack} shows what is there.`,
    );
  }
  return { release: found, tag };
}

/**
 * The newest release with a tag or a revision (`family:revision`), or the newest that failed (`last-failed`). Raises a
 * UsageError if there is none.
 */
export function namedRelease(releases: readonly Release[], named: string, stack: string): Release {
  const found = releases.find(({ tags, revision, status }) =>
    named === "last-failed"
      ? /FAIL|ROLLBACK|STOP/.test(status)
      : tags.includes(named) || revision === named,
  );
  if (found) return found;
  throw new UsageError(
    named === "last-failed"
      ? `No release of ${stack} failed, as far as AWS remembers.`
      : `No release of ${stack} is called ${named}. npx catalog releases ${stack} --all lists them.`,
  );
}
