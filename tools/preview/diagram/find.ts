import type { Kind } from "../../aws/kind";
import type { EvaluatedResource } from "../../evaluate";

type Resources = readonly EvaluatedResource[];

export function every(resources: Resources, { type }: Kind): Resources {
  return resources.filter((each) => each.type === type);
}

/** The first resource of a kind. The program makes only one of each kind that the picture names. */
export function one(resources: Resources, { type }: Kind): EvaluatedResource | undefined {
  return resources.find((each) => each.type === type);
}

/** An input at any depth: `input(service, "networkConfiguration", "subnets")`. */
export function input(
  resource: EvaluatedResource | undefined,
  ...path: readonly string[]
): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    resource?.inputs,
  );
}

/** An input that is a list; empty if it is not set. */
export function list(resource: EvaluatedResource | undefined, ...path: readonly string[]) {
  return (input(resource, ...path) ?? []) as readonly string[];
}
