import { oneLine } from "./why/reasons";

/** What failed: an error's name and its message on one line. */
export interface Failure {
  readonly error: string;
  readonly message: string;
}

/** An error's name and its message on one line; of a connection that failed, the system's code. */
export function describeError(error: unknown): Failure {
  if (!(error instanceof Error)) return { error: "Error", message: oneLine(String(error), 300) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const generic = error.name === "Error" || error.name === "AggregateError";
  return {
    error: generic ? (code ?? error.name) : error.name,
    message: oneLine(error.message || (code ?? "no message"), 300),
  };
}

/** Whether an error of the AWS SDK has this name. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
