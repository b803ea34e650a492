import { controls } from "./controls";
import { resultOf } from "./judge";
import { acceptedOfScanners } from "./scanners";
import type { Acceptance, ControlResult, Resources, SecurityReport } from "./types";

/** The controls that apply to a stack, each with its state and the reason for it. Only the resources' inputs decide. */
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

/** Whether the day for the next review has come. `today` is e.g. `2027-05-31`. */
export function isReviewDue({ review }: Acceptance, today: string): boolean {
  return review <= today;
}

/** The date of a time, in UTC, e.g. `2027-05-31`. */
export function dayOf(clock: Date): string {
  return clock.toISOString().slice(0, 10);
}
