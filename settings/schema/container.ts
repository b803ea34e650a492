import { z } from "zod";
import { text, yesOrNo } from "./fields";

/** https://github.com/moby/sys/blob/main/user/user.go */
const highestId = 2_147_483_647;

/** `user`: the number of the user that the app runs as. A name would not show whether the user is root. */
export const user = text(
  /^(?:0|[1-9]\d{0,9})(?::(?:0|[1-9]\d{0,9}))?$/,
  'must be a user\'s number, or user:group, in quotes, e.g. "1000:1000"',
)
  .refine((numbers) => numbers.split(":").every((each) => !(Number(each) > highestId)), {
    error: `must have numbers up to ${highestId}, which is the highest that containers can have`,
  })
  .default("1000:1000");

/** `readOnlyRootFilesystem`: whether the app can write only to `writablePaths`. */
export const readOnlyRootFilesystem = yesOrNo.default(true);

/** Folders of the kernel, over which no volume may be mounted. */
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

/** `writablePaths`: folders that the app writes to. Default: the folders that the framework writes to. */
export const writablePaths = z
  .array(folder, { error: "must be a list of folders, e.g. [/tmp]" })
  .max(20, { error: "must have at most 20 folders" })
  .optional();

/** `exec`: whether people may run commands in the containers. */
export const exec = yesOrNo.default(false);
