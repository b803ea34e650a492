import { readdir, readFile } from "node:fs/promises";
import * as path from "node:path";
import { UsageError } from "../stack/readStackConfig";

/** Which of a stack's values are compiled into a build of an app. */
export interface Baked {
  /** Names of values that a script or a page contains, each with the first such file. */
  readonly found: readonly { readonly name: string; readonly file: string }[];
  /** Names of words and short values, which other text may contain, if no script reads them at run time. */
  readonly untold: readonly string[];
}

/**
 * Whether a value cannot be a word of a library: it has 8 characters or more, and not only letters.
 */
function isDistinct(value: string): boolean {
  return value.length >= 8 && !/^[a-z]+$/i.test(value);
}

/**
 * Looks for values in the files of a build, one file after the other. A distinct value is compiled in if a file
 * contains it. A word or a short value is compiled in if its name stands directly before it. If a script names it in another
 * way, the app reads it at run time, because Next.js replaces the names of the values that it compiles in.
 * https://nextjs.org/docs/app/guides/environment-variables#bundling-environment-variables-for-the-browser
 */
export class BakedSearch {
  private readonly found = new Map<string, string>();
  private readonly readAtRunTime = new Set<string>();
  private readonly short: ReadonlyMap<string, RegExp>;
  private readonly long: readonly (readonly [string, string])[];

  constructor(values: Readonly<Record<string, string>>) {
    const all = Object.entries(values).filter(([, value]) => value !== "");
    this.long = all.filter(([, value]) => isDistinct(value));
    this.short = new Map(
      all
        .filter(([, value]) => !isDistinct(value))
        .map(([name, value]) => [
          name,
          new RegExp(`${quoted(name)}\\\\?["']?\\s*[:=]\\s*\\\\?["']?${quoted(value)}(?![\\w.-])`),
        ]),
    );
  }

  look(file: string, text: string): void {
    for (const [name, value] of this.long) {
      if (text.includes(value)) this.note(name, file);
    }
    for (const [name, assigned] of this.short) {
      if (!text.includes(name)) continue;
      if (assigned.test(text)) this.note(name, file);
      else this.readAtRunTime.add(name);
    }
  }

  result(): Baked {
    const told = (name: string) => this.found.has(name) || this.readAtRunTime.has(name);
    return {
      found: [...this.found].map(([name, file]) => ({ name, file })),
      untold: [...this.short.keys()].filter((name) => !told(name)),
    };
  }

  private note(name: string, file: string): void {
    if (!this.found.has(name)) this.found.set(name, file);
  }
}

function quoted(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/**
 * Looks for a stack's `NEXT_PUBLIC_` values in what a build sends to browsers: the scripts below
 * `static`, and the pages below `server` that are made during the build. Raises a UsageError if the
 * folder has no `static`.
 */
export async function bakedValues(
  folder: string,
  values: Readonly<Record<string, string>>,
): Promise<Baked> {
  const search = new BakedSearch(publicOnes(values));
  const files = [
    ...(await filesBelow(folder, "static", /\.js$/).catch(() => {
      throw new UsageError(`There is no build in ${folder}: name the folder .next of the app.`);
    })),
    ...(await filesBelow(folder, "server", /\.(?:html|rsc|body)$/).catch(() => [])),
  ];
  for (const file of files) search.look(file, await readFile(path.join(folder, file), "utf8"));
  return search.result();
}

/** The values that Next.js compiles in for browsers. */
export function publicOnes(values: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => name.startsWith("NEXT_PUBLIC_")),
  );
}

async function filesBelow(folder: string, part: string, kind: RegExp): Promise<readonly string[]> {
  const files = await readdir(path.join(folder, part), { recursive: true });
  return files.filter((file) => kind.test(file)).map((file) => path.join(part, file));
}

/**
 * Whether a file of an image may be the app's own script or page. Packages and the system's files are left out: no build
 * writes a value into them.
 */
export function isOfTheApp(file: string): boolean {
  return (
    /\.(?:js|mjs|cjs|html|rsc|body|json)$/.test(file) &&
    !/(?:^|\/)node_modules\//.test(file) &&
    !/^(?:usr\/(?!src\/|app\/)|(?:lib|lib64|etc|bin|sbin|proc|sys|dev|run|var\/lib|var\/cache)\/)/.test(
      file,
    )
  );
}

/** What was found, a line for each value, and what could not be decided. */
export function bakedText(
  { found, untold }: Baked,
  secrets: readonly string[],
  stack: string,
): string {
  const hidden = secrets.filter((name) => name.startsWith("NEXT_PUBLIC_"));
  return [
    ...found.map(({ name, file }) => `${name} is compiled in: ${file}`),
    ...(hidden.length > 0 ? [`Not looked for, because they are secret: ${hidden.join(", ")}`] : []),
    ...(untold.length > 0 ? [`Too short or too common to tell: ${untold.join(", ")}`] : []),
    found.length > 0 ? `This build serves only the stack ${stack}.` : "No value was found.",
    "",
  ].join("\n");
}
