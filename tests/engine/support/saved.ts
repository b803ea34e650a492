import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";
import * as v8 from "node:v8";
import type { World } from "../../../tools/account/world";
import type { Held } from "../../../tools/account/world/rollouts";

/** A stack that somebody has made already, with its account, to start other scenarios from. Nobody changes it. */
export interface Saved {
  /** The files of its project, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** The files of its backend, by path; undefined if there is no stack yet. */
  readonly state?: Readonly<Record<string, string>>;
  /** What its account holds. */
  readonly account: Held;
}

/** Copies what a scenario has made. Nobody changes the copy. */
export function save(folder: string, world: World): Saved {
  const names = fs.readdirSync(folder).filter((name) => /^Pulumi\b.*\.yaml$/.test(name));
  const backend = path.join(folder, "state");
  const entries = fs.readdirSync(backend, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return {
    files: texts(folder, names),
    state: texts(
      backend,
      files.map(({ name, parentPath }) => path.relative(backend, path.join(parentPath, name))),
    ),
    account: world.held(),
  };
}

/** The texts of a folder's files, by name. */
export function texts(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.map((name) => [name, fs.readFileSync(path.join(folder, name), "utf8")]),
  );
}

const made = new Map<string, Promise<Saved>>();

/**
 * Makes a key's stack once, and returns it to every later caller of this process and of the other processes of the
 * suite's run. If it fails, the next call tries again.
 */
export function once(key: string, make: () => Promise<Saved>): Promise<Saved> {
  const known = made.get(key);
  if (known) return known;
  const promise = onceInRun(key, make).catch((error: unknown) => {
    made.delete(key);
    throw error;
  });
  made.set(key, promise);
  return promise;
}

/** The environment variable that names the folder which the processes of one run share. */
export const sharedFolder = "MCP_CATALOG_ENGINE_SAVED";

/** Makes a key's stack, unless another process has made it. If another one is making it, waits for that. */
async function onceInRun(key: string, make: () => Promise<Saved>): Promise<Saved> {
  const folder = process.env[sharedFolder];
  if (folder === undefined) return make();
  const file = path.join(folder, createHash("sha256").update(key).digest("hex"));
  const lock = `${file}.lock`;
  for (;;) {
    if (fs.existsSync(file)) return v8.deserialize(fs.readFileSync(file)) as Saved;
    if (locked(lock)) break;
    await setTimeout(100);
  }
  try {
    const saved = await make();
    fs.writeFileSync(`${file}.part`, v8.serialize(saved));
    fs.renameSync(`${file}.part`, file);
    return saved;
  } finally {
    fs.rmdirSync(lock);
  }
}

/** Whether this process has made the folder, which only one can. */
function locked(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
