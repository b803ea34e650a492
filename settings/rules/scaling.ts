import type { OwnKeys, Problem, Rule } from "../raw";
import { clockChange, nextOfEachDay } from "./summerTime";

type Values = Partial<OwnKeys>;

function countsInOrder({ scaling, schedule }: Values): Problem[] {
  const ranges: [string, string, number | undefined, number | undefined][] = [
    ["schedule.nights.max", "min", schedule?.nights?.min, schedule?.nights?.max],
    ["schedule.weekends.max", "min", schedule?.weekends?.min, schedule?.weekends?.max],
  ];
  if (scaling?.mode === "auto") {
    ranges.push(["scaling.maxCount", "minCount", scaling.minCount, scaling.maxCount]);
  }
  return ranges.flatMap(([key, lower, min, max]) =>
    min !== undefined && max !== undefined && min > max
      ? [{ key, message: `must be at least ${lower} (${min}), got ${max}` }]
      : [],
  );
}

/** Refuses a number of tasks that scaling would change immediately. */
function countWithinLimits({ scaling, desiredCount }: Values): Problem[] {
  if (scaling?.mode !== "auto" || desiredCount === undefined) return [];
  const { minCount, maxCount } = scaling;
  if (minCount > maxCount || (desiredCount >= minCount && desiredCount <= maxCount)) return [];
  const message = `must be from scaling.minCount (${minCount}) to scaling.maxCount (${maxCount}), between which the load decides: set one of them too, or scaling.mode fixed, got ${desiredCount}`;
  return [{ key: "desiredCount", message }];
}

function nonEmptySchedule({ schedule }: Values): Problem[] {
  if (!schedule) return [];
  const { nights, weekends } = schedule;
  if (!nights && !weekends) return [{ key: "schedule", message: "needs nights, weekends or both" }];
  if (nights && nights.from === nights.to) {
    return [
      {
        key: "schedule.nights.to",
        message: `must be another time than from, got ${nights.to}`,
      },
    ];
  }
  return [];
}

/** Refuses a time that some day skips or has twice, because AWS does not say what it does then. */
function timesOfEveryDay({ schedule }: Values): Problem[] {
  if (!schedule?.nights) return [];
  const { timezone, nights } = schedule;
  return (["from", "to"] as const).flatMap((key) => {
    const time = nights[key];
    const day = clockChange(timezone, time);
    if (day === undefined) return [];
    const message = `must be a time that every day has once, e.g. ${nextOfEachDay(timezone, time)}: summer time in ${timezone} skips or repeats this one on ${day}, got ${time}`;
    return [{ key: `schedule.nights.${key}`, message }];
  });
}

/**
 * Refuses zero tasks by day: nothing raises a fixed count, and without a task there is no load that would raise another
 * one.
 */
function reachableCounts({ scaling, schedule }: Values): Problem[] {
  if (!scaling || !schedule) return [];
  const { nights, weekends } = schedule;
  return Object.entries({ nights, weekends }).flatMap(([part, counts]) => {
    if (!counts || counts.min >= counts.max) return [];
    const { min, max } = counts;
    if (scaling.mode === "fixed") {
      const message = `must be min (${min}) if scaling.mode is fixed, got ${max}`;
      return [{ key: `schedule.${part}.max`, message }];
    }
    if (min > 0) return [];
    const message = `must be at least 1 if max (${max}) is higher: with 0 tasks there is no load that starts one`;
    return [{ key: `schedule.${part}.min`, message }];
  });
}

/** The rules for the number of tasks. */
export const scalingRules: readonly Rule[] = [
  countsInOrder,
  countWithinLimits,
  reachableCounts,
  nonEmptySchedule,
  timesOfEveryDay,
];
