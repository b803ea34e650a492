import { z } from "zod";
import { quotedText, text, wholeNumber } from "./fields";

/** `healthCheck`: one check for the container and the target group. */
export const healthCheck = z
  .strictObject(
    {
      path: text(
        /^\/[A-Za-z0-9/_.~%-]{0,1023}$/,
        "must start with / and have only letters, digits and / _ . ~ % -, at most 1024 characters",
      )
        .default("/api/health")
        .describe("path that answers 200 when the app can serve"),
      intervalSeconds: wholeNumber(5, 300, "seconds")
        .default(30)
        .describe("seconds between two checks"),
      timeoutSeconds: wholeNumber(2, 60, "seconds").default(10).describe("less than the interval"),
      healthyThreshold: wholeNumber(2, 10, "checks")
        .default(2)
        .describe("good checks until requests come"),
      unhealthyThreshold: wholeNumber(2, 10, "checks")
        .default(3)
        .describe("failed checks until a task is given up"),
      startPeriodSeconds: wholeNumber(0, 300, "seconds")
        .default(60)
        .describe("failed checks do not count so long after the start"),
      command: z
        .array(quotedText, { error: 'must be a list, e.g. ["CMD", "/bin/check"]' })
        .min(2, { error: 'must start with CMD or CMD-SHELL, e.g. ["CMD", "/bin/check"]' })
        .optional()
        .describe("what ECS runs in the container; default: curl, else wget, on the path"),
    },
    { error: "must be a map, e.g. { path: /api/health }" },
  )
  .prefault({});
