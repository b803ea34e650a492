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

/**
 * Everything that a deployment needs: for each type that the program can make, each look-up, and each call of `live/`.
 */
export async function allPermissions(): Promise<Permissions> {
  const types = await Promise.all([...kinds.keys()].map(permissionsOf));
  const all = [...types, livePermissions];
  const reads = [...all.flatMap((each) => each.reads), ...Object.values(lookupReads).flat()];
  const writes = all.flatMap((each) => each.writes);
  return { reads: sorted(reads), writes: sorted(writes.filter((each) => !reads.includes(each))) };
}

function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
