import { encryptedKeys } from "../../settings";
import { asMap, fullKey, ownKey, UsageError, type StackConfig } from "./readStackConfig";

/**
 * The configuration with other values for some settings, each as `key=value`, like `pulumi config set --path` would
 * write them. A dot in the key reaches into a map (`network.mode=dedicated`), a number in brackets into a list
 * (`iam.taskPolicyArns[0]=arn:…`). `option` is the name of the command's option, for messages. Raises a UsageError for
 * text without a key and a value, and for a secret, because other programs can read a process's arguments.
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
    const [first = "", ...path] = stepsOf(setting.slice(0, at));
    const key = String(first);
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

/** A step into a map is a key, a step into a list is a number. */
type Step = string | number;

/** The steps in `network.endpoints[0]`. Pulumi's own `--path` has the same form. */
function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(/\[(\d+)\]|\["([^"]+)"\]|([^.[\]]+)/g)].map(
    ([, index, quoted, key = ""]) => (index === undefined ? (quoted ?? key) : Number(index)),
  );
}

function withPath(current: string | undefined, path: readonly Step[], text: string): string {
  return JSON.stringify(placed(parsed(current), path, typed(text)));
}

/** A copy of a value with a new value in one place. A list has no gaps, so a number beyond its end appends to it. */
function placed(current: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list: unknown[] = Array.isArray(current) ? [...(current as unknown[])] : [];
    const at = Math.min(step, list.length);
    list[at] = placed(list[at], rest, value);
    return list;
  }
  const map = Array.isArray(current) ? {} : asMap(current);
  return { ...map, [step]: placed(map[step], rest, value) };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "{}") as unknown;
  } catch {
    return {};
  }
}

/** Whole numbers, true and false become such values, as with `pulumi config set --path`. `007` stays text. */
function typed(text: string): unknown {
  return /^(?:-?(?:0|[1-9]\d{0,14})|true|false)$/.test(text) ? (JSON.parse(text) as unknown) : text;
}
