/** The IAM actions that one resource type, one look-up or one call of `live/` needs. */
export interface Permissions {
  /** Actions that only read. */
  readonly reads: readonly string[];
  /**
   * Actions that create, change or delete. The calls that create a resource come from `tools/calls` and are added to
   * these.
   */
  readonly writes: readonly string[];
}

/** Actions of one service, by the names that follow its prefix. */
export function actions(service: string, names: string): readonly string[] {
  return names.split(" ").map((name) => `${service}:${name}`);
}

/** What a resource of one service needs: names of actions, separated by spaces. */
export function needs(service: string, reads: string, writes: string): Permissions {
  return { reads: actions(service, reads), writes: actions(service, writes) };
}

/** Adds what other services require for the same resource. */
export function and(
  { reads, writes }: Permissions,
  more: { readonly reads?: readonly string[]; readonly writes?: readonly string[] },
): Permissions {
  return { reads: [...reads, ...(more.reads ?? [])], writes: [...writes, ...(more.writes ?? [])] };
}
