import * as fs from "node:fs";
import * as path from "node:path";
import { mustSucceed } from "../programs/run";
import { projectFolder } from "../stack/projectFolder";
import { errorText } from "../../components/common/text/errorText";

/** The commit that an evaluation is compared with. */
export const baselineCommit = "acea206";

/**
 * A folder with the project and the packages at the baseline's commit. It is made once, in node_modules/.cache. Returns
 * the reason if it cannot be made, for example if the clone is too shallow to have the commit.
 */
export async function baselineFolder(
  commit = baselineCommit,
): Promise<{ readonly folder: string } | { readonly missing: string }> {
  const folder = path.join(projectFolder, "node_modules", ".cache", "bench", commit);
  if (fs.existsSync(folder)) return { folder };
  const unfinished = `${folder}.${process.pid}`;
  try {
    fs.mkdirSync(unfinished, { recursive: true });
    const archive = path.join(unfinished, "archive.tar");
    await mustSucceed("git", ["archive", commit, "--output", archive], { cwd: projectFolder });
    await mustSucceed("tar", ["-x", "-f", archive], { cwd: unfinished });
    fs.rmSync(archive);
    // npm's settings may be in this process's environment, such as the address of a registry.
    const install = ["ci", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
    await mustSucceed("npm", install, { cwd: unfinished, env: process.env, limit: 600_000 });
    fs.renameSync(unfinished, folder);
    return { folder };
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    return { missing: errorText(error).split("\n", 2).join(" ") };
  }
}
