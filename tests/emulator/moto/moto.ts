import * as fs from "node:fs";
import * as path from "node:path";
import { answerOf } from "../../../tools/programs/ask";

/** moto's server, and the Python that has its libraries and boto3. */
export interface Moto {
  readonly server: string;
  readonly python: string;
}

/** The environment variable that names a moto_server outside PATH. */
const variable = "MCP_CATALOG_MOTO";

/** The version that the tests were written for. Each version has gaps of its own. */
const version =
  /^moto\[server\]==(.+)$/m.exec(
    fs.readFileSync(path.join(__dirname, "..", "requirements.in"), "utf8"),
  )?.[1] ?? "";

/** The message if there is none. */
export const motoMissing = `It needs moto_server ${version} on PATH, or named by ${variable}. bash .ci/emulator installs it if Python is there.`;

let found: Moto | undefined;

/** The server that the variable names, or else the one on PATH; undefined if there is none of that version. */
export function findMoto(): Moto | undefined {
  const named = process.env[variable];
  const folders = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  const candidates = named ? [named] : folders.map((folder) => path.join(folder, "moto_server"));
  found ??= candidates
    .filter(isExecutable)
    .map((server) => ({ server, python: pythonOf(server) }))
    .find(({ python }) => hasVersion(python));
  return found;
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Python in the script's first line, or python3 if that line names a shim's shell. */
function pythonOf(server: string): string {
  const [first = ""] = fs.readFileSync(server, "utf8").split("\n");
  return /^#!(\/.*python[\d.]*)\s*$/.exec(first)?.[1] ?? "python3";
}

function hasVersion(python: string): boolean {
  const script = "from importlib.metadata import version; print(version('moto'))";
  return answerOf(python, ["-c", script])?.trim() === version;
}

/** The environment of this process, with the AWS CLI that is installed beside moto's server first on PATH. */
export function withAwsCli(): NodeJS.ProcessEnv {
  const moto = findMoto();
  if (moto === undefined) throw new Error(motoMissing);
  const folder = path.dirname(moto.server);
  if (!isExecutable(path.join(folder, "aws"))) {
    throw new Error(`It needs the AWS CLI beside ${moto.server}. bash .ci/emulator installs both.`);
  }
  return { ...process.env, PATH: [folder, process.env["PATH"]].join(path.delimiter) };
}
