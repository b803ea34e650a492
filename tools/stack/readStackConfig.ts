import * as fs from "node:fs";
import * as path from "node:path";
import { parse, YAMLParseError } from "yaml";
import { encryptedKeys } from "../../settings";

/** A stack's configuration as its files say, in the form in which Pulumi hands it to the program. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Full keys whose value, or a part of it, is encrypted. */
  readonly secretKeys: readonly string[];
  /** Full keys of the ordinary settings among those, whose encrypted part is left out: a stand-in would break their rules. */
  readonly undecided: readonly string[];
}

/** What stands for an encrypted value, which only the stack's own secrets provider can read. */
export const encryptedValue = "[secret]";

/** A mistake in how a command was called or in the files it reads; shown without a stack trace. */
export class UsageError extends Error {}

/**
 * Reads Pulumi.yaml and Pulumi.<stack>.yaml of a folder. Raises a UsageError where there is no such stack file.
 * https://www.pulumi.com/docs/iac/concepts/config/
 */
export function readStackConfig(folder: string, stack: string): StackConfig {
  const project = readYaml(path.join(folder, "Pulumi.yaml"));
  const name = String(project["name"]);
  const file = path.join(folder, `Pulumi.${stack}.yaml`);
  if (!fs.existsSync(file)) {
    throw new UsageError(
      `There is no Pulumi.${stack}.yaml. ${otherFiles(stack, stacksIn(folder))}`,
    );
  }
  const entries = [
    ...Object.entries(asMap(project["config"]))
      .map(([key, value]) => [fullKey(name, key), projectDefault(value)] as const)
      .filter(([, value]) => value !== undefined),
    ...Object.entries(asMap(readYaml(file)["config"])).map(
      ([key, value]) => [fullKey(name, key), value] as const,
    ),
  ];
  const secret = entries.filter(([, value]) => hasEncrypted(value)).map(([key]) => key);
  const undecided = secret.filter((key) => !takesStandIn(ownKey(name, key)));
  const values = entries
    .map(
      ([key, value]) =>
        [key, decrypted(value, undecided.includes(key) ? undefined : encryptedValue)] as const,
    )
    .filter(([, value]) => value !== undefined);
  return {
    project: name,
    stack,
    values: Object.fromEntries(values.map(([key, value]) => [key, asText(value)])),
    secretKeys: secret,
    undecided,
  };
}

/** The stacks that there are, and how another one is added. */
function otherFiles(stack: string, stacks: readonly string[]): string {
  const [first] = stacks;
  const there = `Stacks with a file here: ${stacks.join(", ")}.`;
  if (first === undefined) return there;
  return `${there} To add one: cp Pulumi.${first}.yaml Pulumi.${stack}.yaml, then pulumi stack init ${stack}.`;
}

/** The stacks that have a file in a folder. */
export function stacksIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((file) => /^Pulumi\.([^.]+)\.yaml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined);
}

function readYaml(file: string): Readonly<Record<string, unknown>> {
  try {
    return asMap(parse(fs.readFileSync(file, "utf8")));
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new UsageError(`${path.basename(file)} is no YAML: ${error.message.trim()}`);
  }
}

/** A value as a map; anything else has no keys. */
export function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Keys of Pulumi.yaml may leave out the project's name. */
export function fullKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

/** The key as the settings know it: `imageTag` for `mcp-catalog:imageTag`, `aws:region` as it is. */
export function ownKey(project: string, full: string): string {
  return full.startsWith(`${project}:`) ? full.slice(project.length + 1) : full;
}

/** Pulumi.yaml gives a value, or a map with `value` or `default` beside a type; without either there is no default. */
function projectDefault(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const map = asMap(value);
  return map["value"] ?? map["default"];
}

function isEncrypted(value: unknown): boolean {
  const keys = Object.keys(asMap(value));
  return keys.length === 1 && keys[0] === "secure";
}

function hasEncrypted(value: unknown): boolean {
  return isEncrypted(value) || Object.values(asMap(value)).some(hasEncrypted);
}

/** Whether any text will do for a key's encrypted value. */
function takesStandIn(key: string): boolean {
  return key === "environment" || encryptedKeys.some((each) => each.key === key);
}

/** The value with its encrypted parts replaced; where there is nothing to replace them by, without them. */
function decrypted(value: unknown, standIn: string | undefined): unknown {
  if (isEncrypted(value)) return standIn;
  if (Array.isArray(value)) {
    return value.map((inner) => decrypted(inner, standIn)).filter((inner) => inner !== undefined);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, decrypted(inner, standIn)] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
