import { encryptedKeys } from "../../settings";
import { asMap, fullKey, ownKey, UsageError, type StackConfig } from "./readStackConfig";

/**
 * The configuration with `key=value` settings laid over it, as `pulumi config set` would. A dot in the key reaches
 * into a map: `network.mode=dedicated`. `option` is what they were given to. Raises a UsageError for what is no setting, and for a secret's value, which
 * has no place in a process's arguments.
 */
export function overrideConfig(
  config: StackConfig,
  settings: readonly string[],
  option = "--config",
): StackConfig {
  const values = { ...config.values };
  for (const setting of settings) {
    const at = setting.indexOf("=");
    if (at <= 0) throw new UsageError(`${option} wants key=value, got ${setting}`);
    const [key = "", ...path] = setting.slice(0, at).split(".");
    const full = fullKey(config.project, key);
    refuseSecret(config, ownKey(config.project, full), full);
    const text = setting.slice(at + 1);
    values[full] = path.length === 0 ? text : withPath(values[full], path, text);
  }
  return { ...config, values };
}

function refuseSecret(config: StackConfig, key: string, full: string): void {
  const secret = encryptedKeys.find((each) => each.key === key);
  if (!secret && !config.secretKeys.includes(full)) return;
  const command = secret?.command ?? `pulumi config set --secret ${key}`;
  throw new UsageError(
    `${key} is a secret, and other programs can read a command's arguments. ` +
      `The preview needs no value; to set it for real: ${command} --stack ${config.stack}`,
  );
}

function withPath(current: string | undefined, path: readonly string[], text: string): string {
  const root = parseMap(current);
  let map = root;
  for (const step of path.slice(0, -1)) {
    const inner = { ...asMap(map[step]) };
    map[step] = inner;
    map = inner;
  }
  map[path.at(-1) ?? ""] = typed(text);
  return JSON.stringify(root);
}

function parseMap(text: string | undefined): Record<string, unknown> {
  try {
    return { ...asMap(JSON.parse(text ?? "{}")) };
  } catch {
    return {};
  }
}

/** Whole numbers, true and false are meant as such, as `pulumi config set --path` takes them; `007` is text. */
function typed(text: string): unknown {
  return /^(?:-?(?:0|[1-9]\d{0,14})|true|false)$/.test(text) ? (JSON.parse(text) as unknown) : text;
}
