import { describeError, type Failure } from "./errors";
import type { Unread } from "./why/evidence";

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
