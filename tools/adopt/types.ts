/** What becomes of a resource that somebody has made by hand. */
const fates = ["inTheWay", "kept", "own", "left", "missing"] as const;

/**
 * `kept`: the stack takes it over, and pulumi up changes it in place. `own`: it belongs to the
 * stack already. `inTheWay`: it has the stack's name and cannot be kept as it is. `left`: the stack
 * makes its own beside it. `missing`: it does not exist, and pulumi up makes it.
 */
export type Fate = (typeof fates)[number];

/** One resource of the account, or one that the stack needs and that is not there. */
export interface Row {
  /** `load balancer` */
  readonly what: string;
  readonly name: string;
  readonly fate: Fate;
  /** What that means for it, or what to do. */
  readonly note: string;
}

/** What `pulumi import` needs to know about a resource, and what it is called in AWS. */
export interface Taken {
  readonly urn: string;
  /** The id that the provider imports by. */
  readonly id: string;
  /** ARN of what gets the stack's tags; undefined for a resource that AWS cannot tag, or whose tags are the stack's. */
  readonly untagged: string | undefined;
}

/** A change of the stack's file. */
export interface Setting {
  /** The words after `pulumi config`, without the stack. */
  readonly words: readonly string[];
  /** What it sets, by key as in the stack's file. */
  readonly shows: readonly (readonly [key: string, value: string])[];
  /** The secret whose current value is written. Its value is never shown. */
  readonly secret?: string;
}

/** What `catalog adopt` says. Fields may be added, but are never removed. */
export interface Adoption {
  readonly stack: string;
  readonly region: string;
  readonly rows: readonly Row[];
  readonly taken: readonly Taken[];
  readonly settings: readonly Setting[];
  /** What to know before: what the first pulumi up does, a sentence each. */
  readonly notes: readonly string[];
  /** Commands for afterwards, when the new tasks run. */
  readonly afterwards: readonly string[];
}
