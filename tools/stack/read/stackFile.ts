import { distance } from "fastest-levenshtein";
import * as fs from "node:fs";
import { isMap, isScalar, type ParsedNode } from "yaml";
import * as path from "node:path";
import { UsageError } from "../usageError";
import { parseYaml, refusal, type YamlFile } from "./yaml/parseYaml";

/**
 * The keys of a stack file that Pulumi reads. https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/
 */
const topLevel = ["config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

/** A stack file and its contents. */
export interface StackFile {
  readonly yaml: YamlFile;
  /** The values by full key, `project:key`, as plain values. */
  readonly entries: ReadonlyMap<string, unknown>;
  /** Environments of Pulumi ESC that the file imports. Only the Pulumi CLI knows their values. */
  readonly environments: readonly string[];
}

/** The path of a stack's file. It is beside Pulumi.yaml, or in the folder `stackConfigDir`. */
export function stackFilePath(folder: string, project: YamlFile, stack: string): string {
  const directory = project.value["stackConfigDir"];
  return path.join(folder, typeof directory === "string" ? directory : "", `Pulumi.${stack}.yaml`);
}

/** Reads Pulumi.yaml or a stack file. Raises a UsageError if the CLI would refuse it. */
export function readYaml(file: string): YamlFile {
  return parseYaml(path.basename(file), fs.readFileSync(file));
}

/**
 * Reads a stack file. Raises a UsageError with the line if the CLI would refuse the file, if a setting is there twice,
 * or if `config` is misspelled, which the CLI ignores silently.
 */
export function readStackFile(file: string, project: string): StackFile {
  const yaml = readYaml(file);
  refuseMisspelled(yaml);
  const entries = new Map<string, unknown>();
  for (const { key, value, line } of configEntries(yaml)) {
    const full = parsedKey(yaml, project, key, line);
    if (entries.has(full)) {
      throw refusal(yaml.name, line, `sets ${key} again, which is the same as ${full}: remove one`);
    }
    entries.set(full, value);
  }
  return { yaml, entries, environments: environmentsIn(yaml.value["environment"]) };
}

function refuseMisspelled({ name, document, value, lineOf }: YamlFile): void {
  const given = Object.keys(value).filter((key) => !topLevel.includes(key));
  for (const key of given) {
    const meant = topLevel.find((each) => distance(each, key.toLowerCase()) <= 2);
    if (meant === undefined) continue;
    const node = document && isMap(document.contents) ? document.get(key, true) : undefined;
    const line = lineOf((node ?? null) as ParsedNode | null);
    throw refusal(
      name,
      line,
      `belongs to ${key}, which Pulumi does not read: did you mean ${meant}?`,
    );
  }
}

interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly line: number;
}

/** The entries of `config`, including those of a merge key. */
function configEntries({ name, document, value, lineOf }: YamlFile): readonly Entry[] {
  const config = value["config"];
  if (config === undefined || config === null) return [];
  const node = document?.get("config", true);
  const at = (node ?? null) as ParsedNode | null;
  if (typeof config !== "object" || Array.isArray(config)) {
    throw refusal(
      name,
      lineOf(at),
      "must begin a map, e.g. imageTag: v1.0.0, indented below config:",
    );
  }
  const lines = new Map(
    isMap<ParsedNode>(node)
      ? node.items.map(({ key }) => {
          if (!isScalar(key) || typeof key.value === "string" || typeof key.value === "symbol") {
            return [isScalar(key) ? String(key.value) : "", lineOf(key)] as const;
          }
          throw refusal(
            name,
            lineOf(key),
            `has the key ${String(key.value)}, which is not a setting`,
          );
        })
      : [],
  );
  return Object.entries(config).map(([key, inner]: [string, unknown]) => ({
    key,
    value: inner,
    line: lines.get(key) ?? lineOf(at),
  }));
}

/** `key`, `project:key`, or an old `project:config:key`. */
function parsedKey(file: YamlFile, project: string, key: string, line: number): string {
  const [first = "", ...rest] = key.split(":");
  if (rest.length === 0) return `${project}:${first}`;
  if (rest.length === 1) return key;
  if (rest.length === 2 && rest[0] === "config") return `${first}:${rest[1] ?? ""}`;
  throw refusal(file.name, line, `has the key ${key}, with more than one colon: write project:key`);
}

/**
 * The environments: a list of names, or a definition with `imports`.
 * https://www.pulumi.com/docs/esc/integrations/infrastructure/pulumi-iac/
 */
function environmentsIn(environment: unknown): readonly string[] {
  if (environment === undefined || environment === null) return [];
  if (Array.isArray(environment)) {
    return environment.flatMap((each: unknown) =>
      typeof each === "object" && each !== null ? Object.keys(each) : [String(each)],
    );
  }
  if (typeof environment === "string") return [environment];
  const { imports } = environment as { readonly imports?: unknown };
  return ["of the file itself", ...environmentsIn(imports)];
}

/** Raises a UsageError for a missing stack file. It lists the existing stacks and says how to add another. */
export function missingStackFile(
  file: string,
  stack: string,
  stacks: readonly string[],
): UsageError {
  const { dir, name } = path.parse(file);
  const other = ["yml", "json"].find((ending) =>
    fs.existsSync(path.join(dir, `${name}.${ending}`)),
  );
  if (other !== undefined) {
    return new UsageError(
      `There is no ${name}.yaml, and Pulumi does not read ${name}.${other}. Rename it: mv ${name}.${other} ${name}.yaml`,
    );
  }
  const [first] = stacks;
  const there = `There is no ${name}.yaml. Stacks with a file here: ${stacks.join(", ")}.`;
  if (first === undefined) return new UsageError(there);
  return new UsageError(
    `${there} To add one: cp Pulumi.${first}.yaml Pulumi.${stack}.yaml, then pulumi stack init ${stack}.`,
  );
}
