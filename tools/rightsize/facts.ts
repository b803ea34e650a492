import type { Need } from "./plans";
import type { Running } from "./scaling";
import type { Bound, Current, Headroom, Plan, Summary } from "./types";

/** The values that a recommendation was made from. */
export interface Facts {
  readonly summary: Summary;
  /** The size that AWS reports, with the counts of the stack's file. */
  readonly given: Current;
  /** The same, with the usual counts if the file asks for no task. */
  readonly current: Current;
  readonly headroom: Headroom;
  /** Whether the size is too small now. */
  readonly small: { readonly cpu: "each" | "together" | false; readonly memory: boolean };
  readonly need: Need;
  readonly now: Plan;
  readonly recommended: Plan;
  readonly bound: Bound;
  /** False if even the most tasks of the largest size are too small for the load. */
  readonly enough: boolean;
  /** How many tasks of the recommended size would have run. */
  readonly running: readonly Running[];
}
