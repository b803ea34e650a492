import type { Standing } from "../../live/why/standing";

/** What a command that judges a stack ends with. Whoever calls it from a script can tell the four apart. */
export const exitCodes = {
  /** The service answers: it runs as asked, or it limps and the text says how. */
  well: 0,
  /** It does not run as asked. */
  notWell: 1,
  /** The command line or the stack file is wrong; nothing was asked. */
  usage: 2,
  /** AWS did not answer. */
  unanswered: 3,
} as const;

/** The exit code that tells how a service stands. */
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
