import { badValue, type BadConfiguration } from "./types";

const countRule = "must be a whole number from 0 to 5000 (tasks)";
const zoneRule = "must be a time zone of the IANA list, e.g. Europe/Berlin";
const timeRule =
  'must be a time of day in quotes, e.g. "20:00", which summer time neither skips nor repeats';

const timezone = "Europe/Berlin";
const asleep = { min: 0, max: 0 };
const nights = { from: "20:00", to: "07:00", ...asleep };

function badSchedule(what: string, value: object, at: string, message: string): BadConfiguration {
  return badValue(what, "schedule", { timezone, ...value }, message, `schedule.${at}`);
}

function badTime(what: string, key: "from" | "to", time: unknown, shown: string): BadConfiguration {
  const value = { nights: { ...nights, [key]: time } };
  return badSchedule(what, value, `nights.${key}`, timeRule + shown);
}

export const badSchedules: readonly BadConfiguration[] = [
  badValue(
    "a schedule given as plain text",
    "schedule",
    "nights",
    "must be a map, e.g. { timezone: Europe/Berlin, weekends: { min: 0, max: 0 } }, got nights",
  ),
  badValue(
    "a schedule without a time zone",
    "schedule",
    { weekends: asleep },
    "must be a time zone, e.g. Europe/Berlin; it is not set",
    "schedule.timezone",
  ),
  ...["Berlin", "CET+1", "+02:00", "europe/berlin", ""].map((zone) =>
    badSchedule(
      `the time zone ${JSON.stringify(zone)}`,
      { timezone: zone, weekends: asleep },
      "timezone",
      `${zoneRule}, got ${zone === "" ? '""' : zone}`,
    ),
  ),
  badValue(
    "a schedule that says nothing",
    "schedule",
    { timezone },
    "needs nights, weekends or both",
  ),
  badSchedule(
    "nights given as plain text",
    { nights: "20:00-07:00" },
    "nights",
    'must be a map, e.g. { from: "20:00", to: "07:00", min: 0, max: 0 }, got 20:00-07:00',
  ),
  badSchedule(
    "weekends that are only a number",
    { weekends: 0 },
    "weekends",
    "must be a map, e.g. { min: 0, max: 0 }, got 0",
  ),
  badTime("a night to 24:00", "to", "24:00", ", got 24:00"),
  badTime("a night to 07:60", "to", "07:60", ", got 07:60"),
  badTime("a night to 7:00, without the 0", "to", "7:00", ", got 7:00"),
  badTime(
    "a night from 20:00 without quotes, which YAML reads as 1200",
    "from",
    1200,
    ", got 1200",
  ),
  badTime("a night without an end", "to", undefined, "; it is not set"),
  badSchedule(
    "a night that ends when it begins",
    { nights: { ...nights, to: "20:00" } },
    "nights.to",
    "must be another time than from, got 20:00",
  ),
  badSchedule(
    "a night without its most tasks",
    { nights: { from: "20:00", to: "07:00", min: 0 } },
    "nights.max",
    `${countRule}; it is not set`,
  ),
  badSchedule(
    "a night of more tasks at least than at most",
    { nights: { ...nights, min: 2, max: 1 } },
    "nights.max",
    "must be at least min (2), got 1",
  ),
  badSchedule(
    "a weekend of more tasks at least than at most",
    { weekends: { min: 2, max: 1 } },
    "weekends.max",
    "must be at least min (2), got 1",
  ),
  badSchedule(
    "a weekend of -1",
    { weekends: { min: -1, max: 0 } },
    "weekends.min",
    `${countRule}, got -1`,
  ),
  badSchedule(
    "a day among nights and weekends",
    { weekends: asleep, days: asleep },
    "days",
    "is not a setting: it must be one of timezone, nights, weekends",
  ),
  badSchedule(
    "a night of 0 to 2 tasks where the count is fixed",
    { nights: { ...nights, max: 2 } },
    "nights.max",
    "must be min (0) if scaling.mode is fixed, got 2",
  ),
  {
    what: "a weekend of 0 to 2 tasks that no load would start",
    values: {
      scaling: { mode: "auto" },
      schedule: { timezone, weekends: { min: 0, max: 2 } },
    },
    problems: [
      [
        "schedule.weekends.min",
        "must be at least 1 if max (2) is higher: with 0 tasks there is no load that starts one",
      ],
    ],
  },
  {
    what: "two counts in the wrong order at once",
    values: {
      schedule: {
        timezone,
        nights: { ...nights, min: 3, max: 2 },
        weekends: { min: 1, max: 0 },
      },
      scaling: { mode: "auto", minCount: 9 },
    },
    problems: [
      ["schedule.nights.max", "must be at least min (3), got 2"],
      ["schedule.weekends.max", "must be at least min (1), got 0"],
      ["scaling.maxCount", "must be at least minCount (9), got 6"],
    ],
  },
];
