import type { Kind } from "../../aws/kind";
import type { EvaluatedResource } from "../../evaluate";

/** A resource's inputs, or a part of them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A part of the inputs that should be a map; an empty map if it is not. */
export function mapOf(value: unknown): Inputs {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Inputs)
    : {};
}

/** A part of the inputs that should be a list; undefined if it is not, or is known only after `pulumi up`. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** A number, also from text; undefined if it is not a number. */
export function numberOf(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** Text; undefined if the value is not text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The resources of a kind. */
export function ofKind(
  resources: readonly EvaluatedResource[],
  { type }: Pick<Kind, "type">,
): readonly EvaluatedResource[] {
  return resources.filter((each) => each.type === type);
}
