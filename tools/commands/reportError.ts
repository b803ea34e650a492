import { SettingsError } from "../../settings";
import { UsageError } from "../stack/readStackConfig";

/** Prints an error as the last thing a command does; a stack trace only where it is not the user's to mend. */
export function reportError(error: unknown): void {
  const expected = error instanceof SettingsError || error instanceof UsageError;
  const message = expected ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${message ?? "unknown error"}\n`);
  process.exitCode = 1;
}
