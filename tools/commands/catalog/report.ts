import { AssertionError } from "node:assert";
import { CommanderError } from "commander";
import { describeError, errorLine, isLostFetch, remedyOf } from "../../../live/calls/errors";
import { SettingsError } from "../../../settings";
import { UsageError } from "../../stack/readStackConfig";
import { CommandFailure, Unanswered } from "../../text/failure";
import { foldError } from "../../text/foldError";
import { exitCodes } from "./exitCodes";
import { Interrupted } from "./interrupted";
import type { Io } from "./io";

/** Runs a command with the words that follow its name. Resolves with the exit code. */
export type Main = (argv: readonly string[], io: Io) => Promise<number>;

/** Runs a command to its end. Errors are printed, never thrown. */
export async function runMain(main: Main, argv: readonly string[], io: Io): Promise<number> {
  try {
    return await main(argv, io);
  } catch (error) {
    return report(error, io);
  }
}

function report(error: unknown, io: Io): number {
  // Commander has already printed the help or the error.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.well : exitCodes.usage;
  }
  if (error instanceof Interrupted) {
    io.err(`${error.message}\n`);
    return 130;
  }
  const code = codeOf(error);
  if (code !== undefined && error instanceof Error) {
    io.err(`${foldError(error.message, io.style.width)}\n`);
    return code;
  }
  return isBug(error) ? reportBug(error, io) : reportAnswer(error, io);
}

/** The exit code of an error that explains itself. Undefined for any other. */
function codeOf(error: unknown): number | undefined {
  if (error instanceof SettingsError || error instanceof UsageError) return exitCodes.usage;
  if (error instanceof Unanswered) return exitCodes.unanswered;
  return error instanceof CommandFailure ? exitCodes.notWell : undefined;
}

/** Whether an error is a fault of the program itself. All others come from AWS, the network or the machine. */
function isBug(error: unknown): error is Error {
  if (isLostFetch(error)) return false;
  return [TypeError, ReferenceError, RangeError, AssertionError].some(
    (bug) => error instanceof bug,
  );
}

function reportAnswer(error: unknown, io: Io): number {
  const failure = describeError(error);
  const remedy = remedyOf(failure);
  // An error of the program's own says by itself what is wrong.
  const what = failure.error === "Error" ? failure.message : errorLine(failure);
  const text = `${what}${remedy === undefined ? "" : `\n${remedy}`}`;
  io.err(`${foldError(text, io.style.width)}\n`);
  return exitCodes.unanswered;
}

function reportBug({ stack, message }: Error, io: Io): number {
  io.err(`${stack ?? message}\n`);
  return exitCodes.notWell;
}
