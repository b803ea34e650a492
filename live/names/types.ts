import type { Ask } from "../ask";
import type { ClientConfig } from "../clients";

export type Tags = Readonly<Record<string, string>>;

/** Something in the account that has one of the names asked for. */
export interface Found {
  readonly name: string;
  readonly arn?: string;
  /** Its tags; undefined for what AWS cannot tag. */
  readonly tags: Tags | undefined;
  readonly scheduledForDeletion?: boolean;
}

/** Finds which of the names are in use. Failed calls are noted by `ask` and found nothing. */
export type Find = (
  config: ClientConfig,
  names: readonly string[],
  ask: Ask,
) => Promise<readonly Found[]>;
