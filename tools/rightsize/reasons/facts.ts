import type { Need } from "../recommend/plans";
import type { Running } from "../scaling";
import type { Bound, Current, Headroom, Plan, Summary } from "../types";

/** The values behind a recommendation. */
export interface Facts {
  readonly summary: Summary;
  /** The size from AWS, with the counts of the stack file. */
  readonly given: Current;
  /** Like `given`, but with the usual counts if the file asks for no task. */
  readonly current: Current;
  readonly headroom: Headroom;
  /** Whether the present size is too small. */
  readonly small: { readonly cpu: "each" | "together" | false; readonly memory: boolean };
  readonly need: Need;
  readonly now: Plan;
  readonly recommended: Plan;
  readonly bound: Bound;
  /** False if the load is too high for the largest size, even with the most tasks. */
  readonly enough: boolean;
  /** How many tasks of the recommended size would have run, point by point. */
  readonly running: readonly Running[];
}
