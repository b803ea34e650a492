import * as fs from "node:fs";
import * as path from "node:path";
import { encryptedKeys, isTextSetting } from "../../settings";
import { openEnvironments } from "./read/environments";
import { fullKey, ownKey } from "./read/keys";
import { missingStackFile, readStackFile, readYaml, stackFilePath } from "./read/stackFile";
import { ownStackName } from "./read/stackName";
import { UsageError } from "./usageError";
import { lostTextMessage, lostTexts } from "./read/yaml/lostText";
import type { YamlFile } from "./read/yaml/parseYaml";

export { fullKey, ownKey } from "./read/keys";
export { UsageError } from "./usageError";

/** A stack's configuration from its files, in the form in which Pulumi passes it to the program. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  readonly values: Readonly<Record<string, string>>;
  /** Full keys of values that are encrypted as a whole or in part. */
  readonly secretKeys: readonly string[];
  /**
   * Full keys of encrypted settings that are not secrets. Their encrypted part is left out, because a stand-in would
   * break their rules.
   */
  readonly undecided: readonly string[];
  /** Environments of Pulumi ESC that the CLI did not open, so that their values are missing here. */
  readonly unreadEnvironments?: readonly string[];
}

/** Stands for an encrypted value, which only the stack's own secrets provider can read. */
export const encryptedValue = "[secret]";

/**
 * Reads Pulumi.yaml and Pulumi.<stack>.yaml of a folder, like Pulumi's CLI. The stack's name may begin with its
 * organization and project. Raises a UsageError if there is no such stack file, if the CLI would refuse the file, or if
 * a value changes because it has no quotes. https://www.pulumi.com/docs/iac/concepts/config/
 */
export function readStackConfig(folder: string, given: string): StackConfig {
  const projectFile = readYaml(path.join(folder, "Pulumi.yaml"));
  const project = String(projectFile.value["name"]);
  const stack = ownStackName(given, project);
  const file = stackFilePath(folder, projectFile, stack);
  if (!fs.existsSync(file)) throw missingStackFile(file, stack, stacksIn(path.dirname(file)));
  const stackFile = readStackFile(file, project);
  refuseLostTexts([projectFile, stackFile.yaml], project);
  const environment = openEnvironments(folder, stack, stackFile.environments);
  const entries = new Map([
    ...Object.entries(asMap(projectFile.value["config"]))
      .map(([key, value]) => [fullKey(project, key), projectDefault(value)] as const)
      .filter(([, value]) => value !== undefined),
    ...environment.values,
    ...stackFile.entries,
  ]);
  const secret = [...entries].filter(([, value]) => hasEncrypted(value)).map(([key]) => key);
  const undecided = secret.filter((key) => !takesStandIn(ownKey(project, key)));
  const values = [...entries]
    .map(
      ([key, value]) =>
        [key, decrypted(value, undecided.includes(key) ? undefined : encryptedValue)] as const,
    )
    .filter(([, value]) => value !== undefined);
  return {
    project,
    stack,
    values: Object.fromEntries(values.map(([key, value]) => [key, asText(value)])),
    secretKeys: secret,
    undecided,
    ...(environment.unread.length > 0 && { unreadEnvironments: environment.unread }),
  };
}

function refuseLostTexts(files: readonly YamlFile[], project: string): void {
  for (const file of files) {
    const lost = lostTexts(file, (key) => isTextSetting(ownKey(project, fullKey(project, key))));
    if (lost.length > 0) throw new UsageError(lostTextMessage(file.name, lost));
  }
}

/** The stacks that have a file in a folder. */
export function stacksIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .map((file) => /^Pulumi\.([^.]+)\.yaml$/.exec(file)?.[1])
    .filter((stack) => stack !== undefined);
}

/** A value as a map. Anything else becomes an empty map. */
export function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * The default in Pulumi.yaml: a value, or a map with `value` or `default` beside a type. Undefined if the map has
 * neither.
 */
function projectDefault(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const map = asMap(value);
  return map["value"] ?? map["default"];
}

function isEncrypted(value: unknown): boolean {
  const map = asMap(value);
  return Object.keys(map).length === 1 && typeof map["secure"] === "string";
}

function hasEncrypted(value: unknown): boolean {
  return isEncrypted(value) || Object.values(asMap(value)).some(hasEncrypted);
}

/** Whether any text is a valid value of an encrypted key. */
function takesStandIn(key: string): boolean {
  return key === "environment" || encryptedKeys.some((each) => each.key === key);
}

/** The value with a stand-in for each encrypted part, or without those parts if there is no stand-in. */
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

/**
 * A value in the form in which Pulumi passes it to the program: null becomes empty text, and structures become JSON.
 */
function asText(value: unknown): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return String(value);
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "bigint" ? Number(inner) : inner,
  );
}
