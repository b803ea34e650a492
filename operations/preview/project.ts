import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";

/** A stack's configuration as its files say, in the form in which Pulumi hands it to the program. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Full keys whose value, or a part of it, is encrypted. */
  readonly secretKeys: readonly string[];
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
      `There is no Pulumi.${stack}.yaml. Stacks with a file here: ${stacksIn(folder).join(", ")}.`,
    );
  }
  const entries = [
    ...Object.entries(asMap(project["config"])).map(
      ([key, value]) => [fullKey(name, key), projectDefault(value)] as const,
    ),
    ...Object.entries(asMap(readYaml(file)["config"])).map(
      ([key, value]) => [fullKey(name, key), value] as const,
    ),
  ];
  return {
    project: name,
    stack,
    values: Object.fromEntries(entries.map(([key, value]) => [key, asText(decrypted(value))])),
    secretKeys: entries.filter(([, value]) => hasEncrypted(value)).map(([key]) => key),
  };
}

/** The stacks that have a file in a folder. */
export function stacksIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((file) => /^Pulumi\.([^.]+)\.yaml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined);
}

function readYaml(file: string): Readonly<Record<string, unknown>> {
  return asMap(parse(fs.readFileSync(file, "utf8")));
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Keys of Pulumi.yaml may leave out the project's name. */
export function fullKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

/** Pulumi.yaml gives a value, or a map with `value` or `default` beside a type. */
function projectDefault(value: unknown): unknown {
  const map = asMap(value);
  return map["value"] ?? map["default"] ?? value;
}

function isEncrypted(value: unknown): boolean {
  const keys = Object.keys(asMap(value));
  return keys.length === 1 && keys[0] === "secure";
}

function hasEncrypted(value: unknown): boolean {
  return isEncrypted(value) || Object.values(asMap(value)).some(hasEncrypted);
}

function decrypted(value: unknown): unknown {
  if (isEncrypted(value)) return encryptedValue;
  if (Array.isArray(value)) return value.map(decrypted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decrypted(inner)]));
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
