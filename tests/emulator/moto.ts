import * as fs from "node:fs";
import * as path from "node:path";

/** Names a moto_server that is not on PATH. */
const variable = "MCP_CATALOG_MOTO";

/** What a person reads where there is none. */
export const motoMissing = `It needs moto_server, of tests/emulator/requirements.txt, on PATH or named by ${variable}; bash .ci/emulator installs it.`;

/** The moto_server that the variable names, else the one on PATH; undefined where there is none. */
export function findMoto(): string | undefined {
  const named = process.env[variable];
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(path.isAbsolute);
  const candidates = named ? [named] : folders.map((folder) => path.join(folder, "moto_server"));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Python that has moto's libraries: the one its script begins with; python3 where that is a shim's shell. */
export function pythonOf(moto: string): string {
  const [first = ""] = fs.readFileSync(moto, "utf8").split("\n");
  return /^#!(\/.*python[\d.]*)\s*$/.exec(first)?.[1] ?? "python3";
}
