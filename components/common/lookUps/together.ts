import * as pulumi from "@pulumi/pulumi";
import { LookUpError } from "./ask";

/**
 * Waits for all of them, and returns their results under the same keys. Raises one RunError with everything that is wrong:
 * the questions that AWS did not answer, by their cause, and what the answers to the others forbid.
 */
export async function together<T extends object>(promises: {
  readonly [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const settled = await Promise.allSettled(
    Object.entries<Promise<unknown>>(promises).map(async ([key, promise]) => [key, await promise]),
  );
  const errors = settled.flatMap((each) =>
    each.status === "rejected" ? [each.reason as unknown] : [],
  );
  if (errors.length > 0) throw oneError([...new Set(errors)]);
  return Object.fromEntries(
    settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])),
  ) as T;
}

/** Like `together`, for a list. */
export async function togetherAll<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  return Object.values(
    await together<Readonly<Record<string, T>>>(Object.fromEntries(promises.entries())),
  );
}

function oneError(errors: readonly unknown[]): unknown {
  const bug = errors.find((error) => !pulumi.RunError.isInstance(error));
  if (bug !== undefined) return bug;
  if (errors.length === 1) return errors[0];
  const known = errors as readonly pulumi.RunError[];
  const unanswered = known.filter((error) => error instanceof LookUpError);
  return new LookUpError(
    unanswered.flatMap(({ failed }) => failed),
    unanswered.some(({ stillWaiting }) => stillWaiting),
    known.flatMap((error) => (error instanceof LookUpError ? error.forbidden : [error.message])),
  );
}

/** Adds to the error of questions without an answer that nothing was changed, if it does not say so. */
export function sayUntouched(error: unknown): never {
  const untouched = "Nothing was changed.";
  if (!(error instanceof LookUpError) || error.message.includes(untouched)) throw error;
  throw new LookUpError(error.failed, error.stillWaiting, [...error.forbidden, untouched]);
}
