import { kinds } from "../aws";
import { isNone } from "../aws/kind";
import type { Behaviour } from "./world";

/** How the account in memory treats each resource type, from the types' descriptions in `tools/aws/`. */
export async function loadBehaviours(): Promise<Readonly<Record<string, Behaviour>>> {
  const loaded = [...kinds.values()].map(async ({ type, behaves }) =>
    isNone(behaves) ? [] : [[type, await behaves()] as const],
  );
  return Object.fromEntries((await Promise.all(loaded)).flat());
}
