import * as fs from "node:fs";
import * as path from "node:path";
import { generatedPages } from "../readme/pages";
import type { Io } from "./catalog/io";
import { parse, plainCommand } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

/** Writes the generated pages in docs/, and the generated sections of README.md and the other pages. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  parse(plainCommand("readme", io), argv, io);
  const { program } = await import("../../program");
  for (const [page, text] of Object.entries(await generatedPages(io.folder, program))) {
    const file = path.join(io.folder, page);
    const isFresh = fs.existsSync(file) && fs.readFileSync(file, "utf8") === text;
    if (!isFresh) fs.writeFileSync(file, text);
    io.out(`${page} ${isFresh ? "was up to date" : "rewritten"}\n`);
  }
  return exitCodes.well;
}
