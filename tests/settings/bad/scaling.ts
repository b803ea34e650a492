import { badValue, type BadConfiguration } from "./types";

const countRule = "must be a whole number from 0 to 5000 (tasks)";
const mostRule = "must be a whole number from 1 to 5000 (tasks)";
const percentRule = "must be a whole number from 10 to 95 (percent)";
const requestsRule = "must be a whole number from 1 to 1000000 (requests a minute)";
const modeRule = "needs mode: fixed (desiredCount tasks) or mode: auto (by load)";
const shareRule = "must be a whole number from 0 to 100 (percent)";
const autoKeys = "mode, minCount, maxCount, cpuPercent, memoryPercent, requestsPerTask";

function badAuto(key: string, value: unknown, message: string): BadConfiguration {
  const what = `${key} ${JSON.stringify(value)} of a service scaled by load`;
  return badValue(what, "scaling", { mode: "auto", [key]: value }, message, `scaling.${key}`);
}

/** A key that only a service scaled by load has. */
function fixedWith(key: string, value: number): BadConfiguration {
  const message = `is not a setting of mode: fixed: pulumi config rm --path scaling.${key}`;
  const what = `${key} of a fixed count`;
  return badValue(what, "scaling", { mode: "fixed", [key]: value }, message, `scaling.${key}`);
}

export const badScalings: readonly BadConfiguration[] = [
  badValue("scaling given as plain text", "scaling", "auto", `${modeRule}, got auto`),
  badValue("scaling that is a list", "scaling", ["auto"], `${modeRule}, got ["auto"]`),
  badValue(
    "scaling without a mode",
    "scaling",
    { minCount: 2 },
    `${modeRule}; it is not set`,
    "scaling.mode",
  ),
  badValue(
    "scaling in a mode that there is not",
    "scaling",
    { mode: "manual" },
    `${modeRule}, got manual`,
    "scaling.mode",
  ),
  fixedWith("minCount", 2),
  fixedWith("maxCount", 2),
  fixedWith("cpuPercent", 60),
  badAuto("minCount", 0, `${mostRule}, got 0`),
  badAuto("minCount", 1.5, `${mostRule}, got 1.5`),
  badAuto("maxCount", 0, `${mostRule}, got 0`),
  badAuto("maxCount", 5001, `${mostRule}, got 5001`),
  badAuto("maxCount", "6", `${mostRule}, got "6"`),
  badAuto("cpuPercent", 9, `${percentRule}, got 9`),
  badAuto("cpuPercent", 96, `${percentRule}, got 96`),
  badAuto("memoryPercent", 9, `${percentRule}, got 9`),
  badAuto("memoryPercent", "most", `${percentRule}, got most`),
  badAuto("requestsPerTask", 0, `${requestsRule}, got 0`),
  badAuto("requestsPerTask", 1_000_001, `${requestsRule}, got 1000001`),
  badAuto("maxcount", 6, "is not a setting: did you mean maxCount?"),
  badAuto("desiredCount", 6, `is not a setting: it must be one of ${autoKeys}`),
  {
    what: "more tasks at least than at most",
    values: { scaling: { mode: "auto", minCount: 7, maxCount: 6 } },
    problems: [["scaling.maxCount", "must be at least minCount (7), got 6"]],
  },
  {
    what: "more tasks at least than the most by default",
    values: { scaling: { mode: "auto", minCount: 7 } },
    problems: [["scaling.maxCount", "must be at least minCount (7), got 6"]],
  },
];

export const badSpots: readonly BadConfiguration[] = [
  badValue(
    "spot given as a number",
    "spot",
    50,
    "must be a map, e.g. { share: 50, base: 1 }, got 50",
  ),
  badValue(
    "spot given as true",
    "spot",
    true,
    "must be a map, e.g. { share: 50, base: 1 }, got true",
  ),
  badValue(
    "spot without a share",
    "spot",
    { base: 1 },
    `${shareRule}; it is not set`,
    "spot.share",
  ),
  badValue("a share of -1", "spot", { share: -1 }, `${shareRule}, got -1`, "spot.share"),
  badValue("a share of 101", "spot", { share: 101 }, `${shareRule}, got 101`, "spot.share"),
  badValue("a share of one half", "spot", { share: 0.5 }, `${shareRule}, got 0.5`, "spot.share"),
  badValue("a base of -1", "spot", { share: 50, base: -1 }, `${countRule}, got -1`, "spot.base"),
  badValue(
    "a weight of Spot, which is not a setting",
    "spot",
    { share: 50, weight: 1 },
    "is not a setting: it must be one of share, base",
    "spot.weight",
  ),
];
