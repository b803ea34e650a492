import { partitionOf } from "../../components/iam/partition";
import type { OwnKeys, Problem, RawConfig, Rule } from "../raw";

type Values = Partial<OwnKeys>;

const key = "monitoring.outsideCheck";

/**
 * Only the commercial partition has Route 53's metrics in us-east-1.
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-r53.html
 */
function commercial({ monitoring }: Values, { values }: RawConfig): readonly Problem[] {
  const region = values["aws:region"];
  if (!monitoring?.outsideCheck || region === undefined || partitionOf(region) === "aws") return [];
  return [
    {
      key,
      message: `needs a region of the partition aws, because the check's alarm is in us-east-1, got ${region}: remove it`,
    },
  ];
}

/** A check of an app that sleeps would page somebody every night. */
function awake({ monitoring, schedule, desiredCount }: Values): readonly Problem[] {
  if (!monitoring?.outsideCheck) return [];
  const counts = {
    desiredCount,
    "schedule.nights.min": schedule?.nights?.min,
    "schedule.weekends.min": schedule?.weekends?.min,
  };
  const [asleep] = Object.entries(counts).find(([, count]) => count === 0) ?? [];
  if (asleep === undefined) return [];
  const message = `would page whenever the app sleeps: ${asleep} is 0. Remove one of the two`;
  return [{ key, message }];
}

/** When Route 53 can check the app's address from outside. */
export const outsideCheckRules: readonly Rule[] = [commercial, awake];
