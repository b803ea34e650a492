import { Command } from "commander";
import * as fs from "node:fs";
import * as path from "node:path";
import { generatedPages } from "../readme/pages";
import { projectFolder } from "../stack/projectFolder";
import { runCommand } from "./runCommand";

/** Writes the generated pages in docs/, and the generated sections of the others and of README.md. */
async function main(): Promise<void> {
  new Command("npm run readme")
    .description(
      "Writes the generated pages in docs/, and the generated sections of README.md and of the other pages.",
    )
    .parse();
  process.chdir(projectFolder);
  const { program } = await import("../../program");
  for (const [page, text] of Object.entries(await generatedPages(projectFolder, program))) {
    const file = path.join(projectFolder, page);
    const isFresh = fs.existsSync(file) && fs.readFileSync(file, "utf8") === text;
    if (!isFresh) fs.writeFileSync(file, text);
    process.stdout.write(`${page} ${isFresh ? "was up to date" : "rewritten"}\n`);
  }
}

runCommand(main, {
  report: (error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = 1;
  },
});
