import type { Live } from "../common/live";

/** Seconds between two attempts, and how many there are: two minutes in all. */
const pause = 10;
const attempts = 12;

/** Minutes for which `pulumi up` repeats such a call. Messages name them. */
export const patientMinutes = (pause * attempts) / 60;

/** What to do after a call that AWS refused. */
export type NextStep =
  | "again"
  /** AWS refuses for the same reason, and the time is up. */
  | "over"
  /** AWS refuses for another reason. */
  | "other";

/**
 * Repeats a call for two minutes if AWS refuses it because a change, such as a new role, has not reached all of AWS
 * yet. Made for an error hook: the engine gives the hook the errors of all attempts, the newest first.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export class Patience {
  private failures = 0;

  constructor(
    private readonly live: Live,
    private readonly refusal: RegExp,
  ) {}

  async after([newest = ""]: readonly string[]): Promise<NextStep> {
    if (!this.refusal.test(newest)) return "other";
    this.failures += 1;
    if (this.failures >= attempts) return "over";
    await this.live.sleep(pause);
    return "again";
  }
}
