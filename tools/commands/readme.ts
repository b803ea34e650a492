import * as fs from "node:fs";
import * as path from "node:path";
import { rewriteSections } from "../readme/rewrite";
import { readmeSections } from "../readme/sections";
import { runCommand } from "./runCommand";
import { costPage } from "../readme/costPage";
import { securityPage } from "../readme/securityPage";
import { settingsPage } from "../readme/settingsPage";
import { projectFolder } from "../stack/projectFolder";

/** Rewrites the generated sections of README.md, and the pages in docs/. */
async function main(): Promise<void> {
  process.chdir(projectFolder);
  const { program } = await import("../../program");
  const file = path.join(projectFolder, "README.md");
  const before = fs.readFileSync(file, "utf8");
  const sections = await readmeSections(projectFolder, program);
  const after = await rewriteSections(before, sections, file);
  fs.writeFileSync(file, after);
  process.stdout.write(
    `README.md ${after === before ? "was up to date" : "rewritten"}: ${Object.keys(sections).join(", ")}\n`,
  );
  fs.mkdirSync(path.join(projectFolder, "docs"), { recursive: true });
  const pages = {
    settings: settingsPage,
    security: (target: string) => securityPage(projectFolder, program, target),
    cost: (target: string) => costPage(projectFolder, program, target),
  };
  for (const [name, page] of Object.entries(pages)) {
    const target = path.join(projectFolder, "docs", `${name}.md`);
    fs.writeFileSync(target, await page(target));
    process.stdout.write(`docs/${name}.md written\n`);
  }
}

runCommand(main, (error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
