import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import {
  isLeft,
  isOwnFile,
  isTaken,
  reviewStack,
  reviewValues,
  templateStack,
  writtenBy,
} from "../../review/file";
import type { ReviewStack } from "../../review/stacks";
import { readStackConfig } from "../../stack/readStackConfig";
import { readStackFile, readYaml, stackFilePath } from "../../stack/read/stackFile";
import { UsageError } from "../../stack/usageError";
import type { Io } from "../catalog/io";

/** What decides about the settings of a review stack. */
export interface Models {
  /** The stack whose load balancer it uses. */
  readonly beside: string;
  /** The stack whose settings it has. */
  readonly like: string;
}

/**
 * The text of a review stack's file, and the steps of the CLI that make the stack, if it does not
 * exist, and copy the secrets. Raises a UsageError if an environment of the other stack sets what a
 * review stack cannot have.
 */
export function fileOf(stack: string, { beside, like }: Models, io: Io) {
  const host = readStackConfig(io.folder, beside);
  const model = readStackConfig(io.folder, like);
  const { project, secretKeys } = model;
  const projectFile = readYaml(path.join(io.folder, "Pulumi.yaml"));
  const { entries, yaml } = readStackFile(stackFilePath(io.folder, projectFile, like), project);
  refuseFromEnvironment(Object.keys(model.values), project, like, [
    ...entries.keys(),
    ...Object.keys(projectFile.value["config"] ?? {}).map((key) => `${project}:${key}`),
  ]);
  const domain = host.values[`${project}:domain`];
  const values = reviewValues({
    project,
    stack,
    beside,
    domain: domain === undefined ? undefined : (JSON.parse(domain) as Record<string, unknown>),
    like: new Map([...entries].filter(([key]) => !secretKeys.includes(key))),
  });
  const secrets = secretKeys.filter((key) => isTaken(key, project, values) && entries.has(key));
  // Without its provider, the secrets would be encrypted with the backend's default one.
  const { environment, secretsprovider } = yaml.value;
  const provider =
    typeof secretsprovider === "string" ? ["--secrets-provider", secretsprovider] : [];
  const steps = (known: boolean): readonly (readonly string[])[] => [
    ...(known ? [] : [["stack", "init", stack, "--no-select", ...provider]]),
    ...secrets.map((key) => ["config", "cp", key, "-s", like, "--dest", stack]),
  ];
  const git = stack === templateStack ? "For git." : "Not for git.";
  const head = `${writtenBy}, from Pulumi.${like}.yaml. ${git}\n`;
  const text = head + stringify({ environment, secretsprovider, config: values });
  return { text, steps };
}

/**
 * Raises a UsageError for settings that only an environment of Pulumi ESC has, and that a review stack cannot have: its file
 * keeps the environment, and cannot take a value away.
 */
export function refuseFromEnvironment(
  keys: readonly string[],
  project: string,
  like: string,
  inFiles: readonly string[],
): void {
  const foreign = keys.filter((key) => isLeft(key, project) && !inFiles.includes(key));
  if (foreign.length === 0) return;
  throw new UsageError(
    `The environment of Pulumi.${like}.yaml sets ${foreign.join(", ")}, which a review stack cannot have. ` +
      `Set it in Pulumi.${like}.yaml instead, or name another stack: --like.`,
  );
}

/** Where the file of a stack is. */
export function pathOf(stack: string, { folder }: Io): string {
  return stackFilePath(folder, readYaml(path.join(folder, "Pulumi.yaml")), stack);
}

/**
 * Whether a stack is a review stack that may be removed: nobody has written its file by hand. One of Pulumi Deployments
 * counts only if the folder has the template that `catalog review template` writes.
 */
export function mayRemove({ stack, number }: ReviewStack, io: Io): boolean {
  const template = pathOf(templateStack, io);
  const known = stack === reviewStack(number) || (fs.existsSync(template) && isOwnFile(template));
  return known && isOwnFile(pathOf(stack, io));
}

/** Whether `pulumi up` builds the image of a stack with this file. */
export function builds(text: string): boolean {
  const { config } = parse(text) as { readonly config: Readonly<Record<string, unknown>> };
  return Object.entries(config).some(
    ([key, value]) =>
      key.endsWith(":image") &&
      typeof value === "object" &&
      value !== null &&
      "source" in value &&
      value.source === "build",
  );
}
