import type { CommandName } from "./catalog/entries";
import type { Io } from "./catalog/io";

/** Runs a command with the words behind its name; resolves with its exit code. */
export type Main = (argv: readonly string[], io: Io) => Promise<number>;

/** Loads a command, and nothing of the others. */
export const loaders: Readonly<Record<CommandName, () => Promise<Main>>> = {
  status: async () => (await import("./status")).main,
  logs: async () => (await import("./logs")).main,
  shell: async () => (await import("./shell")).main,
  push: async () => (await import("./push")).main,
  run: async () => (await import("./run")).main,
  redeploy: async () => (await import("./redeploy")).main,
  why: script("why", () => import("./why")),
  rightsize: script("rightsize", () => import("./rightsize")),
  pause: script("pause", () => import("./pause"), "pause"),
  resume: script("resume", () => import("./pause"), "resume"),
  preview: script("preview", () => import("./preview")),
  rehearse: script("rehearse", () => import("./rehearse")),
  scan: script("scan", () => import("./scan")),
  prices: script("prices", () => import("./prices")),
  acceptance: script("acceptance", () => import("./acceptance")),
};

/** The commands whose first word may name a stack instead of `--stack`. */
const takesStack = ["why", "rightsize", "pause", "resume", "preview", "rehearse", "scan"];

/**
 * A command that reads `process.argv` and runs when it is loaded, as the npm scripts start it. It sets the exit code of
 * the process itself.
 */
function script(name: string, load: () => Promise<unknown>, ...first: readonly string[]) {
  return (): Promise<Main> =>
    Promise.resolve(async (argv) => {
      const words = takesStack.includes(name) ? stackNamed(argv) : argv;
      process.argv = [process.argv[0] ?? "node", `catalog ${name}`, ...first, ...words];
      await load();
      return Number.NaN;
    });
}

/** `prod --json` as `--stack prod --json`. */
export function stackNamed([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return first.startsWith("-") ? [first, ...others] : ["--stack", first, ...others];
}
