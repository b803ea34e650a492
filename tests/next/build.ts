import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { mustSucceed } from "../../tools/programs/run";
import { pushStack } from "../../tools/push/stack";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { copyInto, parseDockerfile } from "../support/dockerfile";
import { projectFolder } from "../support/program";

const example = path.join(projectFolder, "examples/next");
const usual = path.join(__dirname, "usual");

/** Milliseconds. */
const buildLimit = 600_000;

/** Folders that are `/app` in the images of two builds, made as the Dockerfile of examples/next says. */
export interface Images {
  /** examples/next as it is. */
  readonly example: string;
  /**
   * A build that does what most apps do: values are compiled in, and Next.js's own cache keeps the
   * pages.
   */
  readonly usual: string;
}

/** The value that is compiled into the usual build: a word that no library contains. */
export const builtStage = "stage-of-the-build";

/** Both images, from the cache folder if the sources were built before. Rejects with the output of npm or Next.js. */
export async function builtImages(): Promise<Images> {
  const cache = path.join(
    process.env["XDG_CACHE_HOME"] ?? path.join(os.homedir(), ".cache"),
    "mcp-catalog",
  );
  const folder = path.join(cache, `next-${await keyOf([example, usual, __filename])}`);
  const images = { example: path.join(folder, "example"), usual: path.join(folder, "usual") };
  if (existsSync(folder)) return images;
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(path.join(cache, "next-new-"));
  try {
    const app = path.join(work, "app");
    const made = path.join(work, "made");
    await cp(example, app, {
      recursive: true,
      filter: (from) => !/node_modules|\.next$/.test(from),
    });
    // npm's settings may be in this process's environment, such as the address of a registry.
    const install = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
    await mustSucceed("npm", install, { cwd: app, env: process.env, limit: buildLimit });
    await build(app, path.join(made, "example"));
    await cp(usual, app, { recursive: true });
    await build(app, path.join(made, "usual"));
    await rename(made, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return images;
}

/** Does what the Dockerfile's two stages do, with the build arguments of `catalog push`. */
async function build(app: string, image: string): Promise<void> {
  const config = overrideConfig(readStackConfig(projectFolder, "prod"), [
    `environment=${JSON.stringify({ NEXT_PUBLIC_DB_TYPE: "none", NEXT_PUBLIC_STAGE: builtStage })}`,
  ]);
  const { known } = pushStack(config, config.values["mcp-catalog:imageTag"] ?? "", {});
  await rm(path.join(app, ".next"), { recursive: true, force: true });
  await mustSucceed(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    cwd: app,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...known },
    limit: buildLimit,
  });
  const [, runtime] = parseDockerfile(await readFile(path.join(example, "Dockerfile"), "utf8"));
  if (runtime === undefined) throw new Error("examples/next/Dockerfile has one stage");
  await copyInto(image, runtime, () => app, []);
}

/** A name for the contents of these folders and files, and for what else a build depends on. */
async function keyOf(places: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  hash.update([process.platform, process.arch, process.versions.node.split(".")[0]].join(" "));
  for (const place of places) {
    const names = place.endsWith(".ts")
      ? [""]
      : (await readdir(place, { recursive: true })).filter(
          (name) => !/node_modules|\.next\b/.test(name),
        );
    for (const name of [...names].sort()) {
      const bytes = await readFile(path.join(place, name)).catch(() => Buffer.alloc(0));
      hash.update(`${name}\n`).update(bytes);
    }
  }
  return hash.digest("hex").slice(0, 16);
}
