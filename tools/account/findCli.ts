import * as fs from "node:fs";
import * as path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { parse } from "yaml";
import { projectFolder } from "../stack/projectFolder";
import { UsageError } from "../stack/readStackConfig";

/** The environment variable that names a Pulumi CLI outside PATH. */
const cliVariable = "MCP_CATALOG_PULUMI";

const { requiredPulumiVersion } = parse(
  fs.readFileSync(path.join(projectFolder, "Pulumi.yaml"), "utf8"),
) as { readonly requiredPulumiVersion: string };
const oldest = requiredPulumiVersion.replace(">=", "");

/** The message if there is no CLI, or only one that is too old. */
export const cliMissing = `The engine needs the Pulumi CLI ${oldest} or later on PATH, or named by ${cliVariable}: https://www.pulumi.com/docs/install/`;

const found = new Map<string | undefined, Promise<PulumiCommand>>();

/**
 * Finds the CLI that the variable names, or else the one on PATH, and remembers it. Raises a UsageError if there is none,
 * or if it is too old.
 */
export function findCli(): Promise<PulumiCommand> {
  const named = process.env[cliVariable];
  const command = found.get(named) ?? askVersion(named);
  found.set(named, command);
  return command;
}

async function askVersion(named: string | undefined): Promise<PulumiCommand> {
  if (named) {
    process.env["PATH"] = [path.dirname(named), process.env["PATH"]].join(path.delimiter);
  }
  const command = await PulumiCommand.get({}).catch(() => undefined);
  if (!command?.version || command.version.compare(oldest) < 0) throw new UsageError(cliMissing);
  return command;
}
