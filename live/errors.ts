import { remedyOf, type Failure } from "../components/lookUps/remedy";
import { oneLine } from "./oneLine";

export { remedyOf, type Failure };

/**
 * Whether an error is `fetch`'s way to say that a connection failed: a TypeError, as a bug has it, but with a cause.
 * https://nodejs.org/api/globals.html#fetch
 */
export function isLostFetch(error: unknown): error is TypeError & { readonly cause: Error } {
  return error instanceof TypeError && error.cause instanceof Error;
}

/** The error's name and its message on one line; for a failed connection, the system's error code. */
export function describeError(error: unknown): Failure {
  if (isLostFetch(error)) return describeError(error.cause);
  if (!(error instanceof Error)) return { error: "Error", message: oneLine(String(error), 300) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const generic = error.name === "Error" || error.name === "AggregateError";
  return {
    error: generic ? (code ?? error.name) : error.name,
    message: oneLine(error.message || (code ?? "no message"), 300),
  };
}

/** The failure as text: `AccessDeniedException: User … is not authorized`. */
export function errorLine({ error, message }: Failure): string {
  return `${error}: ${message}`;
}

/** The calls that AWS did not answer, the failure, and what to do about it if the error tells. */
export function unreadLine({
  calls,
  ...failure
}: Failure & { readonly calls: readonly string[] }): string {
  const line = `${calls.join(", ")}: ${errorLine(failure)}`;
  const remedy = remedyOf(failure);
  return remedy === undefined ? line : `${line}${/[.!?…]$/.test(line) ? "" : "."} ${remedy}`;
}

/** Whether an error of the AWS SDK has this name. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
