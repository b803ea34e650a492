import { isatty } from "node:tty";
import type { AwsSettings } from "../../../settings";
import type { ClientConfig } from "../../../live/clients";
import { ownPrograms, type Programs } from "./programs";
import { plainStyle, type Style } from "../../text/style";
import { terminalStyle } from "../../text/terminal";

/** What a command has of the world around it. Tests hand it one of their own. */
export interface Io {
  /** Prints the answer. */
  readonly out: (text: string) => void;
  /** Prints what is beside the answer: the stack that was chosen, progress, errors. */
  readonly err: (text: string) => void;
  /** True if `err` goes to a terminal, where a line of progress may be taken back. */
  readonly showsProgress: boolean;
  /** How the answer is laid out. */
  readonly style: Style;
  readonly env: NodeJS.ProcessEnv;
  /** Ends what runs: Ctrl-C. */
  readonly signal: AbortSignal;
  /** The folder with Pulumi.yaml and the stack files. */
  readonly folder: string;
  /** The folder that the person is in; paths on the command line start there. */
  readonly cwd: string;
  /** What the clients of AWS's SDK are made with; loads the SDK. */
  readonly connect: (aws: AwsSettings) => Promise<ClientConfig>;
  /** The status of a GET request to the app. Rejects if there is no answer. */
  readonly httpStatus: (url: string) => Promise<number>;
  /** Asks a person; undefined if there is no terminal to ask on. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** Other people's programs on this machine. */
  readonly programs: Programs;
  /** Milliseconds between two looks at what changes. */
  readonly pace: number;
}

/** The world of a command that a person or a script has started. */
export function processIo(folder: string, cwd: string, signal: AbortSignal): Io {
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    showsProgress: isatty(2),
    style: isatty(1) ? terminalStyle() : plainStyle,
    env: process.env,
    signal,
    folder,
    cwd,
    connect: async (aws) => (await import("../../../live/clients")).clientConfig(aws),
    httpStatus: async (url) => (await import("../../../live/http/status")).httpStatus(url),
    ask: isatty(0) && isatty(2) ? askOnTerminal : undefined,
    programs: ownPrograms,
    pace: 3_000,
  };
}

function askOnTerminal(question: string): Promise<boolean> {
  return askOn({ input: process.stdin, output: process.stderr }, question);
}

/** A terminal that a person is asked on: `output` shows the question, `input` reads the answer. */
interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks a person. False if the answer is not yes, or if the input ends. */
export async function askOn(terminal: Terminal, question: string): Promise<boolean> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface(terminal);
  try {
    const ended = new Promise<string>((resolve) => {
      lines.once("close", () => {
        resolve("");
      });
    });
    const answer = await Promise.race([lines.question(question), ended]);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
