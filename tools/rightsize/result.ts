import type { TaskCounts, UsageEvidence } from "../../live/cloudwatch/metrics";
import type { Unread } from "../../live/why/evidence";
import { applyCommands } from "./commands";
import { countsLeft, countsUsed, fileCounts, maySetCounts } from "./counts";
import { recommend } from "./recommend";
import type { RightsizeStack } from "./rightsizeStack";
import type { Current, Headroom, PriceOf, Recommendation } from "./types";

/** The command's findings and its recommendation. */
export interface Result {
  readonly service: string;
  readonly region: string;
  readonly readAt: Date;
  readonly headroom: Headroom;
  readonly outcome: Outcome;
  /** Commands that apply the recommendation; empty if nothing changes. */
  readonly commands: readonly string[];
  /** The calls that AWS did not answer. */
  readonly unread: readonly Unread[];
}

export type Outcome =
  | Recommendation
  | { readonly verdict: "missing"; readonly what: "service" | "cluster" }
  | { readonly verdict: "unread" };

/** The result that follows from AWS's evidence about a stack's service. */
export function resultOf(
  evidence: UsageEvidence,
  headroom: Headroom,
  priceOf: PriceOf,
  stack: RightsizeStack,
): Result {
  const { names, region, readAt, unread, service } = evidence;
  const outcome = outcomeOf(evidence, headroom, priceOf, stack);
  const commands =
    service.state === "found" && "recommended" in outcome
      ? applyCommands(
          outcome.now,
          outcome.recommended,
          maySetCounts(service.counts, fileCounts(stack)),
          stack.stack,
        )
      : [];
  return { service: names.service, region, readAt, headroom, outcome, commands, unread };
}

function outcomeOf(
  { service, usage, unread }: UsageEvidence,
  headroom: Headroom,
  priceOf: PriceOf,
  stack: RightsizeStack,
): Outcome {
  switch (service.state) {
    case "missing":
      return { verdict: "missing", what: service.what };
    case "unread":
      return { verdict: "unread" };
    case "found":
      return usage === undefined
        ? { verdict: "unread" }
        : withCounts(
            recommend(usage, { ...service, ...fileOf(stack) }, headroom, priceOf),
            service.counts,
            stack,
            unread,
          );
  }
}

function fileOf(stack: RightsizeStack): Pick<Current, "counts" | "targets"> {
  return { counts: fileCounts(stack), targets: stack.targets };
}

/** Adds what there is to say if AWS has other counts than the stack file. */
function withCounts(
  found: Recommendation,
  live: TaskCounts,
  stack: RightsizeStack,
  unread: readonly Unread[],
): Recommendation {
  if (found.verdict === "tooLittle") return found;
  const { now, recommended, reasons } = found;
  const maySet = maySetCounts(live, fileCounts(stack));
  return {
    ...found,
    reasons: [
      ...reasons,
      ...countsUsed(live, stack, unread),
      ...countsLeft(now.counts, recommended.counts, maySet),
    ],
  };
}
