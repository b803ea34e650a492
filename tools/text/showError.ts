import * as pulumi from "@pulumi/pulumi";

/** Milliseconds that Pulumi gets to print an error before the process ends by force. */
const untilPrinted = 3_000;

/**
 * Raises an error of the program again. If a question to AWS still waits for its answer, which can
 * take a provider a quarter of an hour, the process ends without the answer: nothing was made yet.
 */
export function showError(error: unknown): never {
  if (pulumi.RunError.isInstance(error) && "stillWaiting" in error && error.stillWaiting === true) {
    setTimeout(() => process.exit(1), untilPrinted).unref();
  }
  throw error;
}
