import { isDeepStrictEqual } from "node:util";

/** The key by which Pulumi marks a value as secret. */
const secretMark = "4dabf18193072939515e22adb298388d";

type Value = Readonly<Record<string, unknown>>;

/**
 * The inputs that differ between two sets, each as a path: `cpu`,
 * `containerDefinitions.mcp-catalog.environment.LOG_LEVEL`. Members of a list are identified by
 * their name or capacity provider. A list without names counts as one input, and so does any other
 * JSON text.
 */
export function changedInputs(before: unknown, after: unknown, path = ""): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [old, next] = [before, after].map((value) => asMap(value, path));
  if (!old || !next) return [path];
  const keys = new Set([...Object.keys(old), ...Object.keys(next)]);
  return [...keys]
    .flatMap((key) => changedInputs(old[key], next[key], path === "" ? key : `${path}.${key}`))
    .sort();
}

/** The parts of a value that can change separately; undefined if the value counts as one input. */
function asMap(value: unknown, path: string): Value | undefined {
  if (path === "containerDefinitions" && typeof value === "string") {
    return asMap(JSON.parse(value), "");
  }
  if (Array.isArray(value)) {
    const named = value.map((each) => [nameOf(each), each] as const);
    return named.length > 0 && named.every(([name]) => typeof name === "string")
      ? (Object.fromEntries(named) as Value)
      : undefined;
  }
  return typeof value === "object" && value !== null && !(secretMark in value)
    ? (value as Value)
    : undefined;
}

function nameOf(member: unknown): unknown {
  const { name, capacityProvider = name } = (member ?? {}) as Value;
  return capacityProvider;
}
