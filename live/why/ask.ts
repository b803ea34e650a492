import type { Unread } from "./evidence";
import { oneLine } from "./reasons";

/** Makes one call; undefined where it fails, which is then noted instead of thrown. */
export type Ask = <T>(call: string, send: () => Promise<T>) => Promise<T | undefined>;

/** An `Ask` that notes failures in a list, those that fail alike in one entry. */
export function noteFailures(): { readonly ask: Ask; readonly unread: readonly Unread[] } {
  const unread: Unread[] = [];
  const ask: Ask = async (call, send) => {
    try {
      return await send();
    } catch (error) {
      note(unread, call, describeError(error));
      return undefined;
    }
  };
  return { ask, unread };
}

function note(unread: Unread[], call: string, failure: Failure): void {
  const index = unread.findIndex(
    (each) => each.error === failure.error && each.message === failure.message,
  );
  const known = unread[index];
  if (known === undefined) unread.push({ calls: [call], ...failure });
  else unread[index] = { ...known, calls: [...new Set([...known.calls, call])].sort() };
}

type Failure = Pick<Unread, "error" | "message">;

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
