import * as fs from "node:fs";
import * as path from "node:path";

/** Where a canary was found, and which. */
export interface Leak {
  readonly where: string;
  readonly canary: string;
}

/** Looks for plain-text secrets in every file below a folder and in the whole output. */
export function findLeaks(
  folder: string,
  heard: readonly string[],
  canaries: readonly string[],
): Leak[] {
  const texts = [
    ...filesBelow(folder).map(
      (file) => [path.relative(folder, file), fs.readFileSync(file, "utf8")] as const,
    ),
    ["what the engine printed", heard.join("\n")] as const,
  ];
  return texts.flatMap(([where, text]) =>
    canaries.filter((canary) => text.includes(canary)).map((canary) => ({ where, canary })),
  );
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
