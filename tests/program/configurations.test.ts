import assert from "node:assert/strict";
import { parseSettings } from "../../settings/parse";
import { settingRows } from "../../tools/readme/settingRows";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { configurations, type Configuration } from "../support/configurations";
import { plainSettings, touches } from "../support/plainSettings";
import { projectFolder } from "../support/program";

/** Secrets must not be in a command's arguments, and the person who runs the stack chooses the account. */
const elsewhere =
  /^(?:aws:(?:profile|allowedAccountIds|assumeRoles)|secrets|supabaseUrl|supabaseKey)$/;

describe("The configurations for the oracles", () => {
  const settings = Object.values(configurations).flatMap((each) => each.settings);

  it("touch every setting", () => {
    const missing = settingRows()
      .map(({ key }) => key)
      .filter((key) => !elsewhere.test(key) && !settings.some((each) => touches(each, key)));
    assert.deepEqual(missing, []);
  });

  it("show that each setting changes what the components get", () => {
    const readers = Object.values(configurations).map(reader);
    const idle = settingRows()
      .map(({ key }) => key)
      .filter((key) => !elsewhere.test(key) && !readers.some((matters) => matters(key)));
    assert.deepEqual(idle, []);
  });

  it("use the first value that is not the default, if none is written", () => {
    const plain = [
      "startUpSeconds=1",
      "longestRequestSeconds=1",
      "logRetentionDays=1",
      "displayName=Shop",
    ];
    const others = ["exec=true", "framework=none", "waf.rateLimit=10"];
    const chosen = (given: readonly string[]) =>
      plainSettings(given).filter((each) => [...plain, ...others].includes(each));
    assert.deepEqual([...chosen([])].sort(), [...plain, ...others].sort());
    assert.deepEqual(chosen(["exec=false", "framework=none", 'waf={"rateLimit":10}']), plain);
    assert.deepEqual(
      plain.filter((each) => !configurations["with other plain values"]?.settings.includes(each)),
      [],
    );
  });
});

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
