import * as path from "node:path";
import { stringify } from "yaml";
import { isTaken, reviewStack, reviewValues, writtenBy } from "../../review/file";
import { readStackConfig } from "../../stack/readStackConfig";
import { readStackFile, readYaml, stackFilePath } from "../../stack/stackFile";
import type { Io } from "../catalog/io";

/** What decides about the settings of a review stack. */
interface Models {
  /** The stack whose load balancer it uses. */
  readonly beside: string;
  /** The stack whose settings it has. */
  readonly like: string;
}

/** The text of a review stack's file, and the keys of the secrets that Pulumi must copy. */
export function fileOf(number: number, { beside, like }: Models, io: Io) {
  const host = readStackConfig(io.folder, beside);
  const { project, secretKeys } = readStackConfig(io.folder, like);
  const projectFile = readYaml(path.join(io.folder, "Pulumi.yaml"));
  const { entries } = readStackFile(stackFilePath(io.folder, projectFile, like), project);
  const domain = host.values[`${project}:domain`];
  const values = reviewValues({
    project,
    number,
    beside,
    domain: domain === undefined ? undefined : (JSON.parse(domain) as Record<string, unknown>),
    like: new Map([...entries].filter(([key]) => !secretKeys.includes(key))),
  });
  const secrets = secretKeys.filter((key) => isTaken(key, project, values) && entries.has(key));
  const head = `${writtenBy}, from Pulumi.${like}.yaml. Not for git.\n`;
  return { secrets, text: head + stringify({ config: values }) };
}

/** Where the file of a review stack is. */
export function pathOf(number: number, { folder }: Io): string {
  return stackFilePath(folder, readYaml(path.join(folder, "Pulumi.yaml")), reviewStack(number));
}
