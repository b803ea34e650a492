import * as fs from "node:fs/promises";
import * as path from "node:path";
import { runProgram, type Ended } from "../../../tools/programs/run";
import { inFolder } from "../../support/folder";

/** Prints every attempt to connect or to start a program to standard error, because the program may catch the error. */
const guard = `
const refuse = (name) => () => {
  process.stderr.write("network: " + name + "\\n");
  throw new Error("network: " + name);
};
for (const [module, names] of Object.entries({
  net: ["connect", "createConnection"],
  tls: ["connect"],
  dgram: ["createSocket"],
  dns: ["lookup", "resolve", "resolve4", "resolve6"],
  http2: ["connect"],
  child_process: ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync"],
})) {
  for (const name of names) require(module)[name] = refuse(module + "." + name);
}
require("net").Socket.prototype.connect = refuse("Socket.connect");
globalThis.fetch = refuse("fetch");
`;

/**
 * Runs node from an empty folder, which is also its home, in an environment without AWS, Pulumi or a PATH. Connections
 * and child processes are refused there.
 */
export function guarded(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return inFolder({ "guard.cjs": guard }, async (folder) => {
    const home = path.join(folder, "home");
    await fs.mkdir(home);
    const env = { HOME: home, PATH: "", ...environment };
    const nodeArgs = ["-r", path.join(folder, "guard.cjs"), ...args];
    const ended = await runProgram(process.execPath, nodeArgs, { cwd: home, env });
    const left = await fs.readdir(home);
    if (left.length > 0) throw new Error(`left in its folder: ${left.join(", ")}`);
    return ended;
  });
}
