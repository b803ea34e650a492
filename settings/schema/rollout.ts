import { z } from "zod";
import { quotedText, wholeNumber, yesOrNo } from "./fields";
import { appPath } from "./healthCheck";

const minutes = wholeNumber(1, 1440, "minutes");

const bakeMinutes = minutes
  .default(5)
  .describe(
    "minutes that the old version stays ready after the last traffic has moved; alarms need 5 to go off reliably",
  );

/** `rollout`: how a new version replaces the old one. */
export const rollout = z
  .discriminatedUnion(
    "strategy",
    [
      z.strictObject({
        strategy: z.literal("rolling"),
        alarms: yesOrNo
          .default(true)
          .describe("whether errors or unhealthy tasks restore the old version"),
        alternateTargetGroup: yesOrNo
          .default(false)
          .describe("prepares a change from rolling to another strategy, or back"),
      }),
      z.strictObject({ strategy: z.literal("blueGreen"), bakeMinutes }),
      z.strictObject({
        strategy: z.literal("canary"),
        percent: wholeNumber(1, 99, "percent")
          .default(10)
          .describe("percent of the traffic that moves first"),
        canaryMinutes: minutes.default(5).describe("minutes until the rest follows"),
        bakeMinutes,
      }),
      z.strictObject({
        strategy: z.literal("linear"),
        percent: wholeNumber(3, 99, "percent")
          .default(25)
          .describe("percent of the traffic that moves with each step"),
        stepMinutes: minutes.default(2).describe("minutes between two steps"),
        bakeMinutes,
      }),
    ],
    { error: "needs strategy: rolling, blueGreen, canary or linear" },
  )
  .prefault({ strategy: "rolling" });

/** `migrate`: a command that a new version runs once, before it gets any traffic. */
export const migrate = z
  .array(quotedText.min(1, { error: "must have no empty part" }), {
    error: 'must be a command as a list, e.g. ["node", "migrate.js"]',
  })
  .min(1, { error: 'must be a command as a list, e.g. ["node", "migrate.js"]' })
  .optional();

/** `smokeTest`: one request to the app's own address after a rollout. */
export const smokeTest = z
  .strictObject(
    {
      path: appPath.default("/").describe("path to request"),
      expectStatus: wholeNumber(200, 599, "HTTP status")
        .default(200)
        .describe("status that the answer must have; redirects are not followed"),
    },
    { error: "must be a map, e.g. { path: / }" },
  )
  .optional();
