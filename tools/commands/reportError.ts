import { SettingsError } from "../../settings";
import { UsageError } from "../stack/readStackConfig";

/** Prints an error as the last thing a command does; a stack trace only where it is not the user's to mend. */
export function reportError(error: unknown): void {
  const message = isExpected(error)
    ? error.message
    : error instanceof Error
      ? error.stack
      : String(error);
  process.stderr.write(`${message ?? "unknown error"}\n`);
  process.exitCode = 1;
}

/** Whether the error is about what the user wrote, in a file or on the command line. */
export function isExpected(error: unknown): error is SettingsError | UsageError {
  return error instanceof SettingsError || error instanceof UsageError;
}
