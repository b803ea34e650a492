import * as fs from "node:fs";
import * as path from "node:path";
import type { World } from "../../../tools/account/world";

/** A stack that somebody has made already, with its account, to start other scenarios from. */
export interface Saved {
  /** The files of its project, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** The files of its backend, by path; undefined if there is no stack yet. */
  readonly state?: Readonly<Record<string, string>>;
  readonly world: World;
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
    world: world.copy(),
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
 * Makes a key's stack once in this process, and returns it to every later caller. If it fails, the next call tries
 * again.
 */
export function once(key: string, make: () => Promise<Saved>): Promise<Saved> {
  const known = made.get(key);
  if (known) return known;
  const promise = make().catch((error: unknown) => {
    made.delete(key);
    throw error;
  });
  made.set(key, promise);
  return promise;
}
