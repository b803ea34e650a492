import * as path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";

/** Names a Pulumi CLI that is not on PATH. */
export const cliVariable = "MCP_CATALOG_PULUMI";

/** The CLI that the variable names, else the one on PATH. Raises an Error where there is none. */
export async function findCli(): Promise<PulumiCommand> {
  const named = process.env[cliVariable];
  if (named) {
    process.env["PATH"] = [path.dirname(named), process.env["PATH"]].join(path.delimiter);
  }
  return PulumiCommand.get({});
}
