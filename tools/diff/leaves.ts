import { unknownText } from "./preview";

/** One value that differs. */
export interface Leaf {
  /** Keys from the outside in. A list's entry is identified by its name, if it has one. */
  readonly path: readonly string[];
  /** Undefined if it was not there, or will not be. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Every value that differs between two inputs of a resource. Text that is JSON is compared value by
 * value.
 */
export function leaves(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Leaf[] {
  const [one, other] = [opened(before), opened(after)];
  if (isMap(one) && isMap(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys
      .filter((key) => key !== "__defaults")
      .flatMap((key) => leaves(one[key], other[key], [...path, key]));
  }
  return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ path, before: one, after: other }];
}

/** Whether a value, or a part of it, is known only during the run. */
export function isUnknown(value: unknown): boolean {
  return JSON.stringify([value]).includes(unknownText);
}

type Map = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is Map {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A list as a map by the entries' names or positions; text that is JSON as its parsed value. */
function opened(value: unknown): unknown {
  if (typeof value === "string" && /^\s*[[{]/.test(value)) {
    try {
      return opened(JSON.parse(value));
    } catch {
      return value;
    }
  }
  if (!Array.isArray(value) || !value.every(isMap)) return value;
  return Object.fromEntries(
    value.map((each: Map, index) => {
      const name = each["name"] ?? each["key"];
      if (typeof name !== "string") return [String(index), each];
      return [name, "value" in each ? each["value"] : each];
    }),
  );
}
