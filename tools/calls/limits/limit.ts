/** What AWS says of one place in a call. */
export interface Limit {
  /** Default: `string`. */
  readonly type?: string;
  /** Least and most: of a number itself, of a text's characters, of a list's or a map's entries. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Members that a map must have. */
  readonly required?: readonly string[];
}

/** Limits by place, `tags[].key`; the call itself is the place without a name. */
export type CallLimits = Readonly<Record<string, Limit>>;
