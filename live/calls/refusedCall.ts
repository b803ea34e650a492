import { describeError, errorLine, remedyOf } from "./errors";

/** A change that AWS refused, or that never reached AWS. The message begins with the call. */
export class RefusedCall extends Error {
  /** What to do about it; undefined if AWS does not say enough to know. */
  readonly remedy: string | undefined;

  constructor(call: string, cause: unknown) {
    const failure = describeError(cause);
    super(`${call}: ${errorLine(failure)}`, { cause });
    this.remedy = remedyOf(failure);
    this.name = "RefusedCall";
  }
}

/** Makes one call that changes something. Raises a RefusedCall if it fails. */
export async function asked<T>(call: string, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw new RefusedCall(call, error);
  }
}
