/** The IAM actions that one resource type, one look-up or one call of `live/` needs. */
export interface Permissions {
  /** What looks, and changes nothing. */
  readonly reads: readonly string[];
  /** What creates, changes or deletes. The calls that create a resource are in `tools/calls`, and are added to these. */
  readonly writes: readonly string[];
}

/** Actions of one service, by the names that follow its prefix. */
export function actions(service: string, names: string): readonly string[] {
  return names.split(" ").map((name) => `${service}:${name}`);
}

/** What a resource of one service needs: names of actions, divided by blanks. */
export function needs(service: string, reads: string, writes: string): Permissions {
  return { reads: actions(service, reads), writes: actions(service, writes) };
}

/** The same, and what other services ask for it. */
export function and(
  { reads, writes }: Permissions,
  more: { readonly reads?: readonly string[]; readonly writes?: readonly string[] },
): Permissions {
  return { reads: [...reads, ...(more.reads ?? [])], writes: [...writes, ...(more.writes ?? [])] };
}

/** One entry for each resource type of a module of `tools/aws`, known by the same name: the compiler misses none. */
export type ForEach<Module> = { readonly [Name in keyof Module]: Permissions };
