import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { main as pause } from "../../../tools/commands/pause";
import type { Io } from "../../../tools/commands/catalog/io";
import type { Answers } from "../../live/support/cannedAws";
import { runMain } from "../../support/command";

export const html = "<h1>Back at 7</h1>";

/** Runs `catalog pause dev --page` in a folder of its own, which is removed after the calling suite. */
export function usePause() {
  let folder = "";
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-page-"));
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });
  const page = (name = "back.html", text: string | Buffer = html) => {
    fs.writeFileSync(path.join(folder, name), text);
    return name;
  };
  const run = (answers: Answers, io: Partial<Io> = {}, name = page()) =>
    runMain(pause, ["dev", "--page", name], answers, { cwd: folder, ...io });
  return {
    page,
    run,
    get folder() {
      return folder;
    },
  };
}
