import type { Release } from "../../live/releases/collect";
import { UsageError } from "../stack/readStackConfig";

/** A release to return to. */
export interface Target {
  readonly release: Release;
  readonly tag: string;
}

/**
 * Finds the release to return to: the named one, by tag or `family:revision`, or else the last one before the running
 * release that succeeded with another image. Raises a UsageError if there is none.
 */
export function releaseToReturnTo(
  releases: readonly Release[],
  named: string | undefined,
  stack: string,
): Target {
  const good = releases.filter(({ status }) => status === "SUCCESSFUL");
  const running = releases.find((each) => each.running);
  const before = running === undefined ? good : good.slice(good.indexOf(running) + 1);
  const found =
    named === undefined
      ? before.find(({ digest, deployable }) => digest !== running?.digest && deployable)
      : good.find(({ tags, revision }) => tags.includes(named) || revision === named);
  if (found === undefined) {
    throw new UsageError(
      named === undefined
        ? `No earlier release of ${stack} succeeded with an image that is still there. catalog releases ${stack} lists them.`
        : `No release of ${stack} that succeeded is called ${named}. catalog releases ${stack} lists them.`,
    );
  }
  const tag = named !== undefined && found.tags.includes(named) ? named : found.tags[0];
  if (tag === undefined || !found.deployable) {
    throw new UsageError(
      `The image of ${found.revision} is not in the registry any more, or has no tag: nothing can deploy it. catalog push --list -s ${stack} shows what is there.`,
    );
  }
  return { release: found, tag };
}

/** Variables of the secrets for which the two releases name different versions. */
export function otherSecrets(now: Release | undefined, then: Release): readonly string[] {
  const names = new Set([
    ...Object.keys(now?.secretVersions ?? {}),
    ...Object.keys(then.secretVersions),
  ]);
  return [...names]
    .filter((name) => now?.secretVersions[name] !== then.secretVersions[name])
    .sort();
}
