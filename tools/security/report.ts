import { controls } from "./controls";
import { resultOf } from "./judge";
import { acceptedOfScanners } from "./scanners";
import type { Acceptance, ControlResult, Resources, SecurityReport } from "./types";

/** The controls that apply to a stack, each with its state and how it came to it, by its resources' inputs alone. */
export function securityOf(resources: Resources): SecurityReport {
  const results = controls
    .map((each) => resultOf(each, resources))
    .filter((each) => each !== undefined);
  const count = (state: ControlResult["state"]) =>
    results.filter((each) => each.state === state).length;
  return {
    controls: results,
    scanners: acceptedOfScanners(resources),
    counts: { met: count("met"), accepted: count("accepted"), open: count("open") },
  };
}

/** Whether the day has come to look at it again. `today` is `2027-05-31`. */
export function isReviewDue({ review }: Acceptance, today: string): boolean {
  return review <= today;
}

/** The day a clock shows, in UTC, e.g. `2027-05-31`. */
export function dayOf(clock: Date): string {
  return clock.toISOString().slice(0, 10);
}
