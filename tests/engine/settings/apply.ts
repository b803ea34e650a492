import type { Scenario } from "../scenario";

/** A value as YAML has it; null for a key that goes. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

interface Branch {
  [key: string]: unknown;
}

/** Writes values into the stack file as an editor would, each by its path: `healthCheck.command`. */
export function apply(scenario: Scenario, values: Readonly<Record<string, Value>>): void {
  scenario.rewrite((content) => {
    const { config, ...rest } = content as { readonly config: Branch };
    const keys = Object.entries(config).map(([key, value]) => [fullKey(key), value] as const);
    const changed = Object.fromEntries(keys);
    for (const [path, value] of Object.entries(values)) put(changed, parts(path), value);
    return { ...rest, config: changed };
  });
}

function fullKey(key: string): string {
  return key.includes(":") ? key : `mcp-catalog:${key}`;
}

function parts(path: string): readonly string[] {
  const [first = "", ...rest] = path.split(".");
  return [fullKey(first), ...rest];
}

function put(branch: Branch, [key = "", ...rest]: readonly string[], value: Value): void {
  if (rest.length > 0) {
    const inner = (branch[key] ?? {}) as Branch;
    branch[key] = inner;
    put(inner, rest, value);
  } else if (value === null) {
    delete branch[key];
  } else {
    branch[key] = value;
  }
}
