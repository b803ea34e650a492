import * as fs from "node:fs";
import * as path from "node:path";
import { previewStack, type Program } from "../preview/evaluateStack";
import { readStackConfig } from "../stack/readStackConfig";
import { costPage } from "./cost/page";
import { dashboardPicture } from "./dashboard";
import { messagesPage } from "./messagesPage";
import { rewriteSections } from "./rewrite";
import { pageSections } from "./sections";
import { securityPage } from "./securityPage";
import { settingsPage } from "./settings/page";
import { stackSchema } from "./settings/stackSchema";

/**
 * The right text of every page that `npm run readme` writes, by its path in the project. Pages that are written only in
 * part are complete here, too.
 */
export async function generatedPages(
  folder: string,
  program: Program,
): Promise<Readonly<Record<string, string>>> {
  const pages: Record<string, string> = {};
  const prod = await previewStack(readStackConfig(folder, "prod"), program);
  for (const [page, sections] of Object.entries(await pageSections(folder, program, prod))) {
    const file = path.join(folder, page);
    pages[page] = await rewriteSections(fs.readFileSync(file, "utf8"), sections, file);
  }
  const inDocs = (name: string) => path.join(folder, "docs", name);
  return {
    ...pages,
    "docs/dashboard.svg": dashboardPicture(prod.resources),
    "docs/messages.md": await messagesPage(inDocs("messages.md")),
    "docs/settings.md": await settingsPage(inDocs("settings.md")),
    "docs/security.md": await securityPage(folder, program, inDocs("security.md")),
    "settings/stack.schema.json": await stackSchema(
      folder,
      path.join(folder, "settings", "stack.schema.json"),
    ),
    "docs/cost.md": await costPage(folder, program, inDocs("cost.md")),
  };
}
