import { z } from "zod";
import { quotedText, text } from "./fields";

/** A path of the app that a check or a test requests. */
export const appPath = text(
  /^\/[A-Za-z0-9/_.~%-]{0,1023}$/,
  "must start with / and have only letters, digits and / _ . ~ % -, at most 1024 characters",
);

/** `healthCheck`: one check for the container and the target group. Its intervals follow from the app's times. */
export const healthCheck = z
  .strictObject(
    {
      path: appPath.default("/api/health").describe("path that answers 200 when the app can serve"),
      command: z
        .array(quotedText, { error: 'must be a list, e.g. ["CMD", "/bin/check"]' })
        .min(2, { error: 'must start with CMD or CMD-SHELL, e.g. ["CMD", "/bin/check"]' })
        .optional()
        .describe(
          "command that ECS runs in the container; default: a request to the path with curl, wget or node",
        ),
    },
    { error: "must be a map, e.g. { path: /api/health }" },
  )
  .prefault({});
