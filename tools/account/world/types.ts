import type { Platform } from "../../../components/image";

export type Inputs = Readonly<Record<string, unknown>>;

/** One resource in the account. */
export interface Stored {
  readonly id: string;
  readonly type: string;
  tags: Inputs;
  inputs: Inputs;
  outputs: Inputs;
}

export type Operation = "create" | "read" | "update" | "delete" | "invoke";

export interface Call {
  readonly operation: Operation;
  readonly type: string;
  readonly inputs: Inputs;
}

/** An image in a repository. */
export interface PushedImage {
  readonly digest: string;
  readonly platform: Platform;
  /** Seconds since 1970. */
  readonly pushedAt: number;
}

/** Why AWS refuses the inputs of a resource with its stack's default tags; undefined if it accepts them. */
export type RefusalOf = (
  type: string,
  inputs: Inputs,
  tags?: Inputs,
) => Promise<{ readonly code: string; readonly message: string } | undefined>;
