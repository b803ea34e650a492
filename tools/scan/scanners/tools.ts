import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { UsageError } from "../../stack/readStackConfig";
import { answerOf } from "../../programs/ask";

/** A Python that has the scanners, and their versions according to `requirements.in`. */
export interface Tools {
  readonly python: string;
  /** By package, e.g. `checkov`. */
  readonly versions: Readonly<Record<string, string>>;
}

/** The environment variable that names a Python in another place than that of `.ci/scan`. */
const variable = "MCP_CATALOG_SCANNERS";

/** The pinned versions by package. */
export const pinned: Readonly<Record<string, string>> = Object.fromEntries(
  fs
    .readFileSync(path.join(__dirname, "..", "requirements.in"), "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("==")),
) as Record<string, string>;

const needed = Object.entries(pinned).map(([name, version]) => `${name} ${version}`);

/** The message if they are missing. */
export const toolsMissing =
  `The scanners are not there: the command needs ${needed.join(", ")}. If Python is there, bash .ci/scan installs them; ` +
  `or name a Python that has them in ${variable}.`;

/** Where `.ci/scan` installs them. */
export function installedPython(environment: NodeJS.ProcessEnv = process.env): string {
  const cache =
    environment["XDG_CACHE_HOME"] || path.join(environment["HOME"] || os.homedir(), ".cache");
  const folder = Object.entries(pinned).map((pin) => pin.join("-"));
  return path.join(cache, "mcp-catalog", folder.join("-"), "bin", "python");
}

/** The Python that the variable names, or else the installed one; undefined if it does not have the pinned versions. */
export function findTools(environment: NodeJS.ProcessEnv = process.env): Tools | undefined {
  const python = environment[variable] || installedPython(environment);
  return hasPinned(python) ? { python, versions: pinned } : undefined;
}

/** The tools. If they are missing, raises a UsageError that says how to install them. */
export function requireTools(environment?: NodeJS.ProcessEnv): Tools {
  const tools = findTools(environment);
  if (!tools) throw new UsageError(toolsMissing);
  return tools;
}

const versionScript =
  "import sys; from importlib.metadata import version; print(*[version(name) for name in sys.argv[1:]])";

function hasPinned(python: string): boolean {
  const answer = answerOf(python, ["-c", versionScript, ...Object.keys(pinned)]);
  return answer?.trim() === Object.values(pinned).join(" ");
}
