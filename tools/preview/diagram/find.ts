import type { Kind } from "../../aws/kind";
import type { EvaluatedResource } from "../../evaluate";

type Resources = readonly EvaluatedResource[];

export function every(resources: Resources, { type }: Kind): Resources {
  return resources.filter((each) => each.type === type);
}

/** The first of a kind; the program makes one of each that the picture names. */
export function one(resources: Resources, { type }: Kind): EvaluatedResource | undefined {
  return resources.find((each) => each.type === type);
}

/** An input as text, wherever it is nested: `text(service, "networkConfiguration", "subnets")`. */
export function input(
  resource: EvaluatedResource | undefined,
  ...path: readonly string[]
): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    resource?.inputs,
  );
}

/** A list input; empty where there is none. */
export function list(resource: EvaluatedResource | undefined, ...path: readonly string[]) {
  return (input(resource, ...path) ?? []) as readonly string[];
}
