import type { Ask } from "../../calls/ask";
import type { ClientConfig } from "../../calls/clients";

export type Tags = Readonly<Record<string, string>>;

/** A resource in the account that has one of the names. */
export interface Found {
  readonly name: string;
  readonly arn?: string;
  /** Its tags; undefined for a resource that AWS cannot tag. */
  readonly tags: Tags | undefined;
  readonly scheduledForDeletion?: boolean;
}

/** Finds which of the names are in use. A failed call is noted by `ask`, and its name counts as free. */
export type Find = (
  config: ClientConfig,
  names: readonly string[],
  ask: Ask,
) => Promise<readonly Found[]>;
