import { oneLine } from "./oneLine";

/** A failed call: the error's name and its message on one line. */
export interface Failure {
  readonly error: string;
  readonly message: string;
}

/** The error's name and its message on one line; for a failed connection, the system's error code. */
export function describeError(error: unknown): Failure {
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

/** Whether an error of the AWS SDK has this name. */
export function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** What to do about the failure, in one sentence; undefined if the error does not tell. */
export function remedyOf({ error, message }: Failure): string | undefined {
  if (/AccessDenied|UnauthorizedOperation|Forbidden/.test(error)) {
    return "Allow the credentials in use what is refused here.";
  }
  if (
    /Credentials|ExpiredToken|InvalidClientToken|UnrecognizedClient|InvalidSignature|SSO|Token/.test(
      error,
    )
  ) {
    return "Give the shell credentials that are valid now (aws sso login), or name a profile in aws:profile; aws sts get-caller-identity tells whose they are.";
  }
  if (/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|Timeout/.test(`${error} ${message}`)) {
    return "See that this machine reaches AWS, and that aws:region is a region.";
  }
  return undefined;
}
