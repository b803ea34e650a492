import * as path from "node:path";
import { allPermissions } from "../../../tools/permissions";
import type { Published } from "../../../tools/published";
import { runPython } from "../../../tools/scan/scanners/runPython";
import { requireTools } from "../../../tools/scan/scanners/tools";

/** What the policy linter's copy of AWS's reference says about each action that a deployment needs. */
export type Reference = Pick<Published, "reference" | "actions">;

/** Reads the copy in the installed linter. Throws if the scanners are not installed. */
export async function readReference(): Promise<Reference> {
  const { reads, writes } = await allPermissions();
  const script = path.join(__dirname, "actions.py");
  const input = JSON.stringify([...reads, ...writes]);
  const answer = await runPython(requireTools().python, () => Promise.resolve([script]), input);
  return JSON.parse(answer) as Reference;
}
