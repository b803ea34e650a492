/**
 * The pattern of a physical name. `{base}` and `{display}` are filled in; `{targets}` becomes `sh` for a guest and `tg`
 * otherwise.
 */
export interface NamePattern {
  readonly pattern: string;
  /** The longest name that AWS accepts, in characters. */
  readonly limit: number;
}

/** The names that patterns describe, by the same keys. */
export type NamesOf<Patterns> = { readonly [Key in keyof Patterns]: string };

/** A pattern, and the longest name that AWS accepts, in characters. */
export function name(pattern: string, limit: number): NamePattern {
  return { pattern, limit };
}
