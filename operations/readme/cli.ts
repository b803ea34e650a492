import * as fs from "node:fs";
import * as path from "node:path";
import { rewriteSections } from "./rewrite";
import type { Program } from "../preview/evaluateStack";
import { readmeSections } from "./sections";

const projectFolder = path.join(__dirname, "..", "..");

/** Rewrites the generated sections of README.md. */
async function main(): Promise<void> {
  process.chdir(projectFolder);
  const program = (await import("../../index")) as unknown as { default: Program };
  const file = path.join(projectFolder, "README.md");
  const before = fs.readFileSync(file, "utf8");
  const sections = await readmeSections(projectFolder, program.default);
  const after = await rewriteSections(before, sections, file);
  fs.writeFileSync(file, after);
  process.stdout.write(
    `README.md ${after === before ? "was up to date" : "rewritten"}: ${Object.keys(sections).join(", ")}\n`,
  );
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
