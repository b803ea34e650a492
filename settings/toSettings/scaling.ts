import type { Scaling } from "../../components/scaling";
import type { OwnKeys } from "../raw";

/** Number of tasks if the stack file does not set desiredCount; scaling's limits may change it. */
export const defaultCount = 2;

/**
 * The number of tasks to start with. The default is moved into the limits of scaling; a number from the file is already
 * within them.
 */
export function startCount({ scaling, desiredCount }: OwnKeys): number {
  switch (scaling.mode) {
    case "fixed":
      return desiredCount ?? defaultCount;
    case "auto":
      return desiredCount ?? Math.min(Math.max(defaultCount, scaling.minCount), scaling.maxCount);
  }
}

/** What decides the number of tasks. */
export function scalingOf(own: OwnKeys): Scaling {
  const { scaling, schedule } = own;
  switch (scaling.mode) {
    case "fixed":
      return { mode: "fixed", count: startCount(own), schedule };
    case "auto":
      return { ...scaling, schedule };
  }
}
