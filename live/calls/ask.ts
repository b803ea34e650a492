import { describeError, reasonOf, sameFor, type Failure } from "./errors";
import type { Unread } from "../why/evidence";

/** Makes one call. If it fails, the failure is noted instead of thrown, and the result is undefined. */
export type Ask = <T>(call: string, send: () => Promise<T>) => Promise<T | undefined>;

/**
 * Makes an `Ask` that collects failures in a list. Calls that fail for one reason are one entry: IAM repeats its reason
 * for every action.
 */
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

/** All failures of two lists, with one entry for calls that fail for one reason. */
export function allUnread(some: readonly Unread[], others: readonly Unread[]): readonly Unread[] {
  const unread = [...some];
  for (const { calls, ...failure } of others) for (const call of calls) note(unread, call, failure);
  return unread;
}

function note(unread: Unread[], call: string, failure: Failure): void {
  const reason = reasonOf(failure);
  const index = unread.findIndex((each) => reasonOf(each) === reason);
  const known = unread[index];
  if (known === undefined) {
    unread.push({ calls: [call], ...failure });
    return;
  }
  const calls = [...new Set([...known.calls, call])].sort();
  const message = known.message === failure.message ? failure.message : sameFor(failure.message);
  unread[index] = { ...known, calls, message };
}
