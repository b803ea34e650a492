import * as path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { UsageError } from "../stack/readStackConfig";

/** Names a Pulumi CLI that is not on PATH. */
const cliVariable = "MCP_CATALOG_PULUMI";

/** As `requiredPulumiVersion` in Pulumi.yaml. */
const oldest = "3.244.0";

/** What a person reads where there is no CLI, or one that is too old. */
export const cliMissing = `The engine needs the Pulumi CLI ${oldest} or later on PATH, or named by ${cliVariable}: https://www.pulumi.com/docs/install/`;

/** The CLI that the variable names, else the one on PATH. Raises a UsageError where there is none. */
export async function findCli(): Promise<PulumiCommand> {
  const named = process.env[cliVariable];
  if (named) {
    process.env["PATH"] = [path.dirname(named), process.env["PATH"]].join(path.delimiter);
  }
  const command = await PulumiCommand.get({}).catch(() => undefined);
  if (!command?.version || command.version.compare(oldest) < 0) throw new UsageError(cliMissing);
  return command;
}
