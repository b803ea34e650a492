import type { Tags } from "./types";

/** Tags as most services list them: `[{ Key, Value }]`. */
export function tagsOf(
  list: readonly { readonly Key?: string; readonly Value?: string }[] | undefined,
): Tags {
  return Object.fromEntries((list ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** The answer of a call; undefined if AWS says that the resource does not exist. Other errors are thrown. */
export async function ifThere<T>(
  send: () => Promise<T>,
  absent: (error: unknown) => boolean,
): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (absent(error)) return undefined;
    throw error;
  }
}
