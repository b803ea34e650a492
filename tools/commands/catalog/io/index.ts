import { isatty } from "node:tty";
import type { AwsSettings } from "../../../../settings";
import type { ClientConfig } from "../../../../live/calls/clients";
import { ownPrograms, type Programs } from "./programs";
import { plainStyle, type Style } from "../../../text/style";
import { printable } from "../../../text/printable";
import { terminalStyle } from "../../../text/terminal";

/** A command's connections to the world. Tests pass their own. */
export interface Io {
  /** Prints the answer. */
  readonly out: (text: string) => void;
  /** Prints everything besides the answer: the chosen stack, progress, errors. */
  readonly err: (text: string) => void;
  /** Whether `err` goes to a terminal, on which a line of progress can be overwritten. */
  readonly showsProgress: boolean;
  /** How the answer is laid out. */
  readonly style: Style;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the running work: Ctrl-C. */
  readonly signal: AbortSignal;
  /** The folder with Pulumi.yaml and the stack files. */
  readonly folder: string;
  /** The person's current folder. Paths on the command line are relative to it. */
  readonly cwd: string;
  /** The options for clients of AWS's SDK. Loads the SDK. */
  readonly connect: (aws: AwsSettings) => Promise<ClientConfig>;
  /** The status of a GET request to the app. Rejects if there is no answer. */
  readonly httpStatus: (url: string) => Promise<number>;
  /** The IPv4 addresses of a host; empty if DNS knows none. */
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
  /** Asks a person a question; undefined if there is no terminal. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  /** The programs on this machine that the commands start. */
  readonly programs: Programs;
  /** Milliseconds to wait before a command looks again. */
  readonly pace: number;
}

/** Where a process prints. */
interface Streams {
  readonly stdout: { readonly write: (text: string) => boolean };
  readonly stderr: { readonly write: (text: string) => boolean };
}

/** The connections of a command that a person or a script has started. */
export function processIo(
  folder: string,
  cwd: string,
  signal: AbortSignal,
  { stdout, stderr }: Streams = process,
): Io {
  return {
    out: (text) => stdout.write(printable(text)),
    err: (text) => stderr.write(printable(text)),
    showsProgress: isatty(2),
    style: isatty(1) ? terminalStyle() : plainStyle,
    env: process.env,
    signal,
    folder,
    cwd,
    connect: async (aws) => (await import("../../../../live/calls/clients")).clientConfig(aws),
    httpStatus: async (url) =>
      (await import("../../../../live/network/httpStatus")).httpStatus(url),
    addressesOf: async (host) => (await import("node:dns/promises")).resolve4(host).catch(() => []),
    ask: isatty(0) && isatty(2) ? askOnTerminal : undefined,
    programs: ownPrograms,
    pace: 3_000,
  };
}

function askOnTerminal(question: string): Promise<boolean> {
  return askOn({ input: process.stdin, output: process.stderr }, question);
}

/** A terminal on which a person is asked: `output` shows the question, `input` reads the answer. */
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
