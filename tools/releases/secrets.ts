import type { Release } from "../../live/releases/collect";
import type { SecretVersionId } from "../../live/secrets/versions";
import { secretWords } from "../../settings";
import { baseName } from "../../settings/names";
import { allSettings } from "../stack/allSettings";
import type { StackConfig } from "../stack/readStackConfig";

/** A secret for which two releases name different versions. */
interface Differing {
  readonly variable: string;
  /** Name in Secrets Manager. */
  readonly name: string;
  readonly then: string;
  /** Undefined if the running release names no version. */
  readonly now: string | undefined;
}

/** What a rollback does with the secrets. The values are never printed. */
export interface FormerSecrets {
  /** Variables that get their former values back. */
  readonly back: readonly { readonly variable: string; readonly value: string }[];
  /** Variables with former values that AWS has deleted. */
  readonly gone: readonly string[];
  /** Variables that stay as they are, because the former release or the stack file names no value. */
  readonly kept: readonly string[];
}

/** Reads versions of secrets: their values, by version. */
export type ReadVersions = (
  versions: readonly SecretVersionId[],
) => Promise<ReadonlyMap<string, string>>;

/** Finds the values that secrets had in a release, if they differ from those of now. Rejects if AWS refuses. */
export async function formerSecrets(
  config: StackConfig,
  now: Release | undefined,
  then: Release,
  read: ReadVersions,
): Promise<FormerSecrets> {
  const names = otherSecrets(now, then);
  const differing = names.length === 0 ? [] : inFile(config, names, now, then);
  const values = await read(
    differing.flatMap(({ name, ...versions }) =>
      [versions.then, versions.now].flatMap((version) => (version ? [{ name, version }] : [])),
    ),
  );
  const valueOf = (version = "") => values.get(version);
  const changed = differing.filter(
    (each) => valueOf(each.then) === undefined || valueOf(each.then) !== valueOf(each.now),
  );
  return {
    back: changed.flatMap(({ variable, then: version }) => {
      const value = valueOf(version);
      return value === undefined ? [] : [{ variable, value }];
    }),
    gone: changed
      .filter((each) => valueOf(each.then) === undefined)
      .map(({ variable }) => variable),
    kept: names.filter((name) => !differing.some(({ variable }) => variable === name)),
  };
}

/** Those of the variables with a value in the stack file and a version in the former release. */
function inFile(
  config: StackConfig,
  variables: readonly string[],
  now: Release | undefined,
  { secretVersions }: Release,
): readonly Differing[] {
  const base = baseName(config.project, config.stack);
  return allSettings(config).secrets.flatMap(({ variable, name, value, followRotation }) => {
    const then = secretVersions[variable];
    if (!variables.includes(variable) || then === undefined) return [];
    if (value.from !== "config" || followRotation) return [];
    return [{ variable, name: `${base}/${name}`, then, now: now?.secretVersions[variable] }];
  });
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

/** The `pulumi config set` of a former value, which takes the value on standard input. */
export function configWords(stack: string, variable: string): readonly string[] {
  return ["config", "set", ...secretWords(variable), "-s", stack];
}
