import { readdir, readFile } from "node:fs/promises";
import * as path from "node:path";
import { UsageError } from "../stack/readStackConfig";

/** What a build of Next.js has compiled in of a stack's public values. */
export interface Baked {
  /** Names of values that the browser's files or the pages contain, each with the first such file. */
  readonly found: readonly { readonly name: string; readonly file: string }[];
  /** Names whose values are too short to be told from other text. */
  readonly untold: readonly string[];
}

/** Characters from which a value is its own and not a word of a library. */
const shortest = 8;

/**
 * Looks for a stack's `NEXT_PUBLIC_` values in what a build sends to browsers: the scripts below `static`, and the pages
 * below `server` that are made ahead. Raises a UsageError if the folder has no `static`.
 * https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser
 */
export async function bakedValues(
  folder: string,
  values: Readonly<Record<string, string>>,
): Promise<Baked> {
  const names = Object.keys(values).filter((name) => name.startsWith("NEXT_PUBLIC_"));
  const told = names.filter((name) => (values[name] ?? "").length >= shortest);
  const files = [
    ...(await filesBelow(folder, "static", /\.js$/).catch(() => {
      throw new UsageError(`There is no build in ${folder}: name the folder .next of the app.`);
    })),
    ...(await filesBelow(folder, "server", /\.(?:html|rsc|body)$/).catch(() => [])),
  ];
  const found = new Map<string, string>();
  for (const file of files) {
    const text = await readFile(path.join(folder, file), "utf8");
    for (const name of told) {
      if (!found.has(name) && text.includes(values[name] ?? "")) found.set(name, file);
    }
  }
  return {
    found: [...found].map(([name, file]) => ({ name, file })),
    untold: names.filter((name) => !told.includes(name)),
  };
}

async function filesBelow(folder: string, part: string, kind: RegExp): Promise<readonly string[]> {
  const files = await readdir(path.join(folder, part), { recursive: true });
  return files.filter((file) => kind.test(file)).map((file) => path.join(part, file));
}

/** What was found, a line for each value, and what cannot be told. */
export function bakedText(
  { found, untold }: Baked,
  secrets: readonly string[],
  stack: string,
): string {
  const hidden = secrets.filter((name) => name.startsWith("NEXT_PUBLIC_"));
  return [
    ...found.map(({ name, file }) => `${name} is compiled in: ${file}`),
    ...(hidden.length > 0 ? [`Not looked for, because they are secret: ${hidden.join(", ")}`] : []),
    ...(untold.length > 0 ? [`Too short to tell: ${untold.join(", ")}`] : []),
    found.length > 0 ? `This build serves the stack ${stack} alone.` : "No value was found.",
    "",
  ].join("\n");
}
