import { CommanderError } from "commander";
import { describeError, remedyOf } from "../../../live/errors";
import { projectFolder } from "../../stack/projectFolder";
import { UsageError } from "../../stack/readStackConfig";
import { exitCodes } from "../exitCodes";
import { loaders } from "../table";
import { isExpected } from "../reportError";
import { completion } from "./completion";
import { commandNamed, helpText } from "./help";
import { processIo, type Io } from "./io";
import { Interrupted } from "./interrupted";
import { foreground } from "./programs";

/** Runs `catalog` as a process: Ctrl-C ends what was begun, and the exit code is the command's. */
export function start(argv: readonly string[]): void {
  const ending = new AbortController();
  let pressed = false;
  process.on("SIGINT", () => {
    if (foreground.programs > 0) return;
    if (pressed) process.exit(130);
    pressed = true;
    ending.abort();
  });
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  void catalog(argv, processIo(projectFolder, ending.signal)).then((code) => {
    // A command that sets the exit code itself answers NaN.
    if (!Number.isNaN(code)) process.exitCode = code;
  });
}

/** Runs the command that the first word names. Resolves with the exit code; what fails is printed, never thrown. */
export async function catalog(argv: readonly string[], io: Io): Promise<number> {
  const [name = "--help", ...words] = argv;
  try {
    if (["--help", "-h", "help"].includes(name)) {
      const [about] = words;
      if (about !== undefined) return await catalog([about, "--help"], io);
      io.out(helpText(io.style));
      return exitCodes.well;
    }
    if (name === "completion") {
      io.out(completion(words));
      return exitCodes.well;
    }
    const main = await loaders[commandNamed(name).name]();
    return await main(words, io);
  } catch (error) {
    return report(error, io);
  }
}

function report(error: unknown, io: Io): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.well : exitCodes.usage;
  }
  if (error instanceof Interrupted) {
    io.err(`${error.message}\n`);
    return 130;
  }
  if (isExpected(error) || error instanceof UsageError) {
    io.err(`${error.message}\n`);
    return exitCodes.usage;
  }
  const failure = describeError(error);
  const remedy = remedyOf(failure);
  io.err(`${failure.error}: ${failure.message}\n${remedy === undefined ? "" : `${remedy}\n`}`);
  if (remedy === undefined && io.env["CATALOG_TRACE"] && error instanceof Error) {
    io.err(`${error.stack ?? ""}\n`);
  }
  return exitCodes.unanswered;
}
