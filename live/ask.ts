import { describeError, type Failure } from "./errors";
import type { Unread } from "./why/evidence";

/** Makes one call. If it fails, the failure is noted instead of thrown, and the result is undefined. */
export type Ask = <T>(call: string, send: () => Promise<T>) => Promise<T | undefined>;

/** Makes an `Ask` that collects failures in a list, with one entry for calls that fail alike. */
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
