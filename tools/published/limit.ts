/** AWS's limits for one place in a call. */
export interface Limit {
  /** Default: `string`. */
  readonly type?: string;
  /** The least and the most: of a number, of a text's characters, of a list's or map's entries. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Members that a map must have. */
  readonly required?: readonly string[];
}

/** Limits by place, e.g. `tags[].key`. The empty text stands for the call itself. */
export type CallLimits = Readonly<Record<string, Limit>>;
