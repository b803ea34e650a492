import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { parse } from "yaml";

const withoutSelection = "dev";

/** A stack that the command line does not name, and why it was chosen. */
export interface ChosenStack {
  readonly stack: string;
  readonly because: string;
}

/**
 * The stack that commands act on if the command line names none: the one in `PULUMI_STACK`, or else the selected one
 * (`pulumi stack select`, `pulumi stack init`), or else `dev`. Reads Pulumi's own file in `PULUMI_HOME`, without the
 * CLI. https://www.pulumi.com/docs/iac/cli/environment-variables/
 */
export function chosenStack(folder: string, environment: NodeJS.ProcessEnv): ChosenStack {
  const named = lastPart(environment["PULUMI_STACK"]);
  if (named !== "") return { stack: named, because: "PULUMI_STACK names it" };
  const selected = lastPart(stackInWorkspace(folder, environment));
  if (selected !== "") return { stack: selected, because: "it is selected in Pulumi" };
  return { stack: withoutSelection, because: "none is named or selected" };
}

/** The stack's name in `organization/project/stack`. */
function lastPart(full = ""): string {
  return full.split("/").at(-1) ?? "";
}

/** The name of Pulumi's file contains the project's name and a hash of its Pulumi.yaml's path. */
function stackInWorkspace(folder: string, environment: NodeJS.ProcessEnv): string | undefined {
  const projectFile = path.join(folder, "Pulumi.yaml");
  const home =
    environment["PULUMI_HOME"] ?? path.join(environment["HOME"] ?? os.homedir(), ".pulumi");
  try {
    const { name } = parse(fs.readFileSync(projectFile, "utf8")) as { readonly name: string };
    const hash = createHash("sha1").update(projectFile).digest("hex");
    const file = path.join(home, "workspaces", `${name}-${hash}-workspace.json`);
    const { stack } = JSON.parse(fs.readFileSync(file, "utf8")) as { readonly stack?: string };
    return stack;
  } catch {
    return undefined;
  }
}
