import { runMain as runToItsEnd, type Main } from "../../tools/commands/catalog/report";
import type { Io } from "../../tools/commands/catalog/io";
import type { Ended } from "../../tools/programs/run";
import { plainStyle } from "../../tools/text/style";
import { withCannedAws, type Answers, type Call } from "../live/support/cannedAws";
import { cannedConfig } from "../live/support/config";
import { projectFolder } from "./program";

/** The end of a command that ran in this process. */
export interface RanMain extends Ended {
  /** Every call that reached AWS, in order. */
  readonly calls: readonly Call[];
}

/** A machine that has only Node.js. */
const noPrograms: Io["programs"] = {
  has: () => Promise.resolve(false),
  run: (name) => Promise.reject(new Error(`spawn ${name} ENOENT`)),
  read: () => Promise.resolve(undefined),
};

/** The line with which a command says that it uses dev because the command line names no stack. */
export const onDev = "stack dev: none is named or selected\n";

/** A text in one line, wherever it was folded. */
export function unfolded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Runs a command in this process, without a terminal and with an empty environment, against a server that answers like
 * AWS and records every call. `config` changes the options of AWS's clients.
 */
export function runMain(
  main: Main,
  argv: readonly string[],
  answers: Answers = {},
  io: Partial<Io> = {},
  config: Readonly<Record<string, unknown>> = {},
): Promise<RanMain> {
  return withCannedAws(answers, async ({ endpoint, calls }) => {
    let stdout = "";
    let stderr = "";
    const code = await runToItsEnd(main, argv, {
      out: (text) => {
        stdout += text;
      },
      err: (text) => {
        stderr += text;
      },
      showsProgress: false,
      style: plainStyle,
      env: { HOME: "/nowhere" },
      signal: new AbortController().signal,
      folder: projectFolder,
      cwd: "/home/app",
      connect: ({ region }) => Promise.resolve({ ...cannedConfig(endpoint), region, ...config }),
      httpStatus: () => Promise.resolve(200),
      addressesOf: () => Promise.resolve(["192.0.2.1"]),
      ask: undefined,
      programs: noPrograms,
      pace: 5,
      ...io,
    });
    return { code, stdout, stderr, calls: [...calls] };
  });
}
