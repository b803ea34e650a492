import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../stack/projectFolder";
import { errorText } from "../../components/common/text/errorText";

/** The commit that an evaluation is compared with. */
export const baselineCommit = "acea206";

/**
 * A folder with the project and the packages at the baseline's commit. It is made once, in node_modules/.cache. Returns
 * the reason if it cannot be made, for example if the clone is too shallow to have the commit.
 */
export function baselineFolder(
  commit = baselineCommit,
): { readonly folder: string } | { readonly missing: string } {
  const folder = path.join(projectFolder, "node_modules", ".cache", "bench", commit);
  if (fs.existsSync(folder)) return { folder };
  const unfinished = `${folder}.${process.pid}`;
  try {
    fs.mkdirSync(unfinished, { recursive: true });
    const archive = execFileSync("git", ["archive", commit], {
      cwd: projectFolder,
      maxBuffer: 100 * 2 ** 20,
      stdio: ["ignore", "pipe", "pipe"],
    });
    execFileSync("tar", ["-x", "-C", unfinished], {
      input: archive,
      stdio: ["pipe", "pipe", "pipe"],
    });
    execFileSync("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
      cwd: unfinished,
      stdio: ["ignore", "pipe", "pipe"],
    });
    fs.renameSync(unfinished, folder);
    return { folder };
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    const [reason = ""] = errorText(error).split("\n");
    return { missing: reason };
  }
}
