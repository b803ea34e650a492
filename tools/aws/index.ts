import type { Kind } from "./kind";
import * as modules from "./modules";
import { unmade, type UnmadeKind } from "./unmade";

export * from "./modules";
export { unmade };

/** Every resource type that the program makes, by Pulumi's name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  Object.values(modules)
    .flatMap((module) => Object.values<Kind>(module))
    .map((kind) => [kind.type, kind]),
);

/** The kinds, and also the types that the program does not make but the tools know. */
export const described: ReadonlyMap<string, UnmadeKind> = new Map<string, UnmadeKind>([
  ...kinds,
  ...Object.values<UnmadeKind>(unmade).map((kind) => [kind.type, kind] as const),
]);
