import * as path from "node:path";
import { allPermissions } from "../../../tools/permissions";
import { runPython } from "../../../tools/scan/runPython";
import type { Tools } from "../../../tools/scan/tools";
import { projectFolder } from "../../support/program";

/** What the installed linter knows about every action that a deployment needs, in the form of actions.json. */
export async function published({ python }: Tools): Promise<string> {
  const { reads, writes } = await allPermissions();
  const script = path.join(projectFolder, "tools", "permissions", "authorization.py");
  const input = JSON.stringify([...reads, ...writes]);
  return `${await runPython(python, () => Promise.resolve([script]), input)}\n`;
}
