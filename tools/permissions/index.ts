import { kinds } from "../aws";
import { loadShapes } from "../calls";
import { actionOf } from "./actionOf";
import { livePermissions } from "./live";
import { lookupReads } from "./lookups";
import type { Permissions } from "./types";

export type { Permissions };

/**
 * Everything that a type needs: the actions of the calls that create it, from `tools/calls`, and those of its
 * description. Throws if `tools/aws` does not describe the type.
 */
export async function permissionsOf(type: string): Promise<Permissions> {
  const own = kinds.get(type)?.permissions;
  if (!own) throw new Error(`tools/aws does not describe ${type}`);
  const created = ((await loadShapes())[type]?.calls ?? []).map(({ call }) => actionOf(call));
  return { reads: own.reads, writes: sorted([...created, ...own.writes]) };
}

/** Everything that a deployment needs: for each type that the program can make, each look-up, and each call of `live/`. */
export function allPermissions(): Promise<Permissions> {
  return permissionsFor([...kinds.keys()], Object.keys(lookupReads));
}

/**
 * What a deployment needs that makes these resource types and these look-ups, by Pulumi's names of both, and every call
 * of `live/`. A name that is not AWS's needs nothing.
 */
export async function permissionsFor(
  typeNames: readonly string[],
  lookups: readonly string[],
): Promise<Permissions> {
  const own = [...new Set(typeNames)].filter((each) => kinds.has(each));
  const types = await Promise.all(own.map(permissionsOf));
  const all = [...types, livePermissions];
  const reads = [
    ...all.flatMap((each) => each.reads),
    ...lookups.flatMap((each) => lookupReads[each] ?? []),
  ];
  const writes = all.flatMap((each) => each.writes);
  return { reads: sorted(reads), writes: sorted(writes.filter((each) => !reads.includes(each))) };
}

function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
