import type { Variation } from "../configuration";

/** A configuration that must be refused. */
export interface BadConfiguration extends Variation {
  /** The mistake. It completes the sentence "refuses …". */
  readonly what: string;
  /** Key and message of every problem, in the order in which they are listed. */
  readonly problems: readonly (readonly [key: string, message: string])[];
}

/** One value of one key, and the only problem that it causes. */
export function badValue(
  what: string,
  key: string,
  value: unknown,
  message: string,
  at = key,
): BadConfiguration {
  return { what, values: { [key]: value }, problems: [[at, message]] };
}
