import { parseSettings } from "../../../settings/parse";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { configurations } from "../../support/configurations";
import type { Configuration } from "../../support/configurations/configurationOf";
import { projectFolder } from "../../support/program";

let readers: readonly ((key: string) => boolean)[] | undefined;

/** Whether any of `configurations` gives the components other settings, or is refused, without this key. */
export function changesSettings(key: string): boolean {
  readers ??= Object.values(configurations).map(reader);
  return readers.some((matters) => matters(key));
}

/**
 * Reads a configuration, and says for each of its keys whether the settings would differ, or be
 * refused, without the key.
 */
function reader({ stack, settings }: Configuration): (key: string) => boolean {
  const { project, values } = overrideConfig(readStackConfig(projectFolder, stack), settings);
  const parse = (changed: Readonly<Record<string, string>>) => {
    const raw = { project, stack, values: { ...changed, ...secrets } };
    const isSecret = (each: string) => each in secrets;
    const parsed = parseSettings({ ...raw, isSecret, fileExists: () => true });
    return JSON.stringify({ ...parsed, warnings: [] });
  };
  const whole = parse(values);
  return (key) => {
    const without = withoutKey(values, key.includes(":") ? key : `${project}:${key}`);
    if (!without) return false;
    try {
      return parse(without) !== whole;
    } catch {
      return true;
    }
  };
}

const secrets = {
  "mcp-catalog:supabaseUrl": "https://example.supabase.co",
  "mcp-catalog:supabaseKey": "anon-key",
};

/** The values without one key, which may be in a map; undefined if they do not have it. */
function withoutKey(values: Readonly<Record<string, string>>, key: string) {
  const [first = "", ...path] = key.split(".");
  const { [first]: text, ...others } = values;
  if (text === undefined || path.length === 0) return text === undefined ? undefined : others;
  const map = cut(JSON.parse(text), path);
  return map && { ...others, [first]: JSON.stringify(map) };
}

type Branch = Readonly<Record<string, unknown>>;

/** A map without the key at the end of a path; undefined if it has no such key. */
function cut(map: unknown, [key = "", ...rest]: readonly string[]): Branch | undefined {
  if (typeof map !== "object" || map === null || !(key in map)) return undefined;
  const { [key]: inner, ...others } = map as Branch;
  if (rest.length === 0) return others;
  const smaller = cut(inner, rest);
  return smaller && { ...others, [key]: smaller };
}
