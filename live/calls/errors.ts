import {
  concernsCredentials,
  remedyOf,
  type Failure,
} from "../../components/common/lookUps/remedy";
import { oneLine } from "./oneLine";

export { concernsCredentials, remedyOf, type Failure };

/**
 * Whether an error is `fetch`'s way to say that a connection failed: a TypeError, as a bug has it, but with a cause.
 * https://nodejs.org/api/globals.html#fetch
 */
export function isLostFetch(error: unknown): error is TypeError & { readonly cause: Error } {
  return error instanceof TypeError && error.cause instanceof Error;
}

/** The most characters of a message. IAM needs about 400 for a refusal with two long ARNs. */
const longest = 1000;

/** The error's name and its message on one line; for a failed connection, the system's error code. */
export function describeError(error: unknown): Failure {
  if (isLostFetch(error)) return describeError(error.cause);
  if (!(error instanceof Error))
    return { error: "Error", message: oneLine(String(error), longest) };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const generic = error.name === "Error" || error.name === "AggregateError";
  return {
    error: generic ? (code ?? error.name) : error.name,
    message: oneLine(error.message || (code ?? "no message"), longest),
  };
}

/** The failure as text: `AccessDeniedException: User … is not authorized`. */
export function errorLine({ error, message }: Failure): string {
  return `${error}: ${message}`;
}

/** The failure as an error, for a command that has nothing else to say. */
export function failureError({ error, message }: Failure): Error {
  return Object.assign(new Error(message), { name: error });
}

/** The failure, and what to do about it if the error tells. */
export function failureLine(failure: Failure): string {
  const line = errorLine(failure);
  const remedy = remedyOf(failure);
  return remedy === undefined ? line : `${line}${/[.!?…]$/.test(line) ? "" : "."} ${remedy}`;
}

/** The calls that AWS did not answer, the failure, and what to do about it if the error tells. */
export function unreadLine({
  calls,
  ...failure
}: Failure & { readonly calls: readonly string[] }): string {
  // Without valid credentials every call fails for the same reason, so the names of the calls do not help.
  return concernsCredentials(failure)
    ? failureLine(failure)
    : `${calls.join(", ")}: ${failureLine(failure)}`;
}

/**
 * A refusal of IAM without the action and the resource, which it names beside the reason.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
export function sameFor(message: string): string {
  return message
    .replace(/ to perform: \S+(?: on resource: \S+)?/, "")
    .replace(/ the \S+ action\b/, " the action");
}

/** What all failures with the same cause have in common: the error's name, and the reason in its message. */
export function reasonOf({ error, message }: Failure): string {
  return `${error}: ${sameFor(message)}`;
}

/** Whether an error of the AWS SDK has this name. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
