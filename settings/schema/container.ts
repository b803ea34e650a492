import { z } from "zod";
import { text, yesOrNo } from "./fields";

/** `user`: who the app runs as, by number, since a name says nothing about being root. */
export const user = text(
  /^(?:0|[1-9]\d{0,9})(?::(?:0|[1-9]\d{0,9}))?$/,
  'must be a user\'s number, or user:group, in quotes, e.g. "1000:1000"',
).default("1000:1000");

/** `readOnlyRootFilesystem`: whether the app can write to `writablePaths` alone. */
export const readOnlyRootFilesystem = yesOrNo.default(true);

/** Folders that no volume may hide. */
const ofTheKernel = ["/dev", "/proc", "/sys"] as const;

const folder = text(
  /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9_.-]+)+$/,
  "must be the path of a folder in the container, e.g. /tmp",
).refine(
  (path) => path.length <= 200 && !ofTheKernel.some((each) => `${path}/`.startsWith(`${each}/`)),
  {
    error: "must be at most 200 characters and not in /dev, /proc or /sys",
  },
);

/** `writablePaths`: without it, what the framework writes to. */
export const writablePaths = z
  .array(folder, { error: "must be a list of folders, e.g. [/tmp]" })
  .max(20, { error: "must have at most 20 folders" })
  .optional();

/** `exec`: whether people may run commands in the containers. */
export const exec = yesOrNo.default(false);
