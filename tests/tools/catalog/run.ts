import { plainStyle } from "../../../tools/text/style";
import { catalog } from "../../../tools/commands/catalog";
import type { Io } from "../../../tools/commands/catalog/io";
import { withCannedAws, type Answers, type Call } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { projectFolder } from "../../support/program";

/** How a command ended. */
export interface Done {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Every call that reached AWS, in order. */
  readonly calls: readonly Call[];
}

/** A machine with nothing but Node.js. */
const noPrograms: Io["programs"] = {
  has: () => Promise.resolve(false),
  run: (name) => Promise.reject(new Error(`spawn ${name} ENOENT`)),
  read: () => Promise.resolve(undefined),
};

/** Runs `catalog …` in this process, against a server that answers as AWS and records every call. */
export function runCatalog(
  argv: readonly string[],
  answers: Answers = {},
  io: Partial<Io> = {},
): Promise<Done> {
  return withCannedAws(answers, async ({ endpoint, calls }) => {
    let out = "";
    let err = "";
    const code = await catalog(argv, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      style: plainStyle,
      env: { PULUMI_HOME: "/nowhere" },
      signal: new AbortController().signal,
      folder: projectFolder,
      connect: () => Promise.resolve(cannedConfig(endpoint)),
      httpStatus: () => Promise.resolve(200),
      ask: undefined,
      programs: noPrograms,
      pace: 5,
      ...io,
    });
    return { code, out, err, calls: [...calls] };
  });
}
