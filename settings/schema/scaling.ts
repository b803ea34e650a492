import { z } from "zod";
import { text, wholeNumber } from "./fields";

const tasks = wholeNumber(0, 5000, "tasks");

const schedulePart = {
  min: tasks.describe("fewest tasks"),
  max: tasks.describe("most tasks"),
};

export const timeOfDay = text(
  /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  'must be a time of day in quotes, e.g. "20:00", which summer time neither skips nor repeats',
);

export const timezone = z
  .string({ error: "must be a time zone, e.g. Europe/Berlin" })
  .refine(isTimezone, {
    error: "must be a time zone of the IANA list, e.g. Europe/Berlin",
  });

/**
 * Whether Node.js knows the time zone, also by an older name. Offsets from UTC and other upper or lower case are
 * refused.
 */
function isTimezone(name: string): boolean {
  if (!/^[A-Z]/.test(name)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", {
      timeZone: name,
    }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** `schedule`: the number of tasks at night and on weekends. */
export const schedule = z
  .strictObject(
    {
      timezone: timezone.describe("time zone of all times below"),
      nights: z
        .strictObject(
          {
            from: timeOfDay.describe("when the night begins"),
            to: timeOfDay.describe("when it ends"),
            ...schedulePart,
          },
          {
            error: 'must be a map, e.g. { from: "20:00", to: "07:00", min: 0, max: 0 }',
          },
        )
        .optional()
        .describe("number of tasks at night; 0 stops them all"),
      weekends: z
        .strictObject(schedulePart, {
          error: "must be a map, e.g. { min: 0, max: 0 }",
        })
        .optional()
        .describe("number of tasks all of Saturday and Sunday"),
    },
    {
      error: "must be a map, e.g. { timezone: Europe/Berlin, weekends: { min: 0, max: 0 } }",
    },
  )
  .optional();

/** `scaling`: what decides the number of tasks. */
export const scaling = z
  .discriminatedUnion(
    "mode",
    [
      z.strictObject({ mode: z.literal("fixed") }),
      z.strictObject({
        mode: z.literal("auto"),
        minCount: wholeNumber(1, 5000, "tasks").default(2).describe("fewest tasks"),
        maxCount: wholeNumber(1, 5000, "tasks").default(6).describe("most tasks"),
        cpuPercent: wholeNumber(10, 95, "percent")
          .default(60)
          .describe("average CPU that scaling aims at"),
        memoryPercent: wholeNumber(10, 95, "percent")
          .default(75)
          .describe("average memory that scaling aims at"),
        requestsPerTask: wholeNumber(1, 1_000_000, "requests a minute")
          .default(1000)
          .describe("requests per minute for each task that scaling aims at"),
      }),
    ],
    { error: "needs mode: fixed (desiredCount tasks) or mode: auto (by load)" },
  )
  .prefault({ mode: "fixed" });

/** `spot`: the share of tasks on spare capacity. */
export const spot = z
  .strictObject(
    {
      share: wholeNumber(0, 100, "percent").describe(
        "percent of the tasks, after `base`, on Fargate Spot, which AWS may stop with two minutes' notice",
      ),
      base: tasks.default(0).describe("tasks that are never on Spot"),
    },
    { error: "must be a map, e.g. { share: 50, base: 1 }" },
  )
  .optional();
