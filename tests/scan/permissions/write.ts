import * as fs from "node:fs";
import * as path from "node:path";
import { formatted } from "../../../tools/readme/formatted";
import { requireTools } from "../../../tools/scan/tools";
import { projectFolder } from "../../support/program";
import { published } from "./published";

/** Writes tools/permissions/actions.json anew, from the installed linter's copy of AWS's reference. */
async function main(): Promise<void> {
  const file = path.join(projectFolder, "tools", "permissions", "actions.json");
  const written = await published(requireTools());
  fs.writeFileSync(file, await formatted(written, file));
}

void main();
