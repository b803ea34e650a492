import type { Standing } from "../../../live/why/standing";

/** The exit codes of a command that judges a stack. A script can tell the four cases apart. */
export const exitCodes = {
  /** The service answers requests: it runs as its settings ask, or the text says what is not well. */
  well: 0,
  /** The service does not run as its settings ask. */
  notWell: 1,
  /** The command line or the stack file is wrong. AWS was not asked. */
  usage: 2,
  /** AWS did not answer. */
  unanswered: 3,
} as const;

/** The exit code for the state of a service. */
export function exitCodeOf({ state }: Pick<Standing, "state">): number {
  switch (state) {
    case "well":
    case "limping":
      return exitCodes.well;
    case "wrong":
      return exitCodes.notWell;
    case "unread":
      return exitCodes.unanswered;
  }
}
