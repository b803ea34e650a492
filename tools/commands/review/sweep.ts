import { mayRun, reviewStacks, whyNot, type ReviewStack } from "../../review/stacks";
import { wrap } from "../../text/wrap";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";
import { listStacks } from "./pulumi";
import { remove } from "./remove";
import { mayRemove } from "./stackFile";

/** The options of the sweep. */
interface SweepOptions {
  readonly like: string;
  /** Hours since the last update after which a stack is removed. */
  readonly hours: number;
  /** The open pull requests; undefined if nobody said. */
  readonly open?: readonly number[];
  /** Whether to end runs that were cut off. */
  readonly unlock: boolean;
  readonly json: boolean;
}

/**
 * Removes the review stacks that are no longer needed, one after the other, or with `only` says
 * which ones it would remove. If one cannot be removed, the others still are. Resolves with 0, or
 * with 1 if one could not be removed.
 */
export async function sweep(only: boolean, options: SweepOptions, io: Io): Promise<number> {
  const keep = { open: options.open, hours: options.hours, now: new Date() };
  const due = reviewStacks(await listStacks(io)).flatMap((each) => {
    const because = whyNot(each, keep);
    const gone = because !== undefined && mayRemove(each, io);
    return gone ? [{ ...each, because }] : [];
  });
  if (only && options.json) {
    io.out(`${JSON.stringify(due, null, 2)}\n`);
    return exitCodes.well;
  }
  if (due.length === 0) io.out("No review stack was left.\n");
  let failed = false;
  for (const { because, ...each } of due) {
    io.out(`${wrap(`${each.stack}: ${because}`, { rest: "  " })}\n`);
    if (only) continue;
    const unlock = options.unlock && (await mayCancel(each, io));
    if ((await remove(each, { like: options.like, unlock }, io)) !== exitCodes.well) failed = true;
  }
  return failed ? exitCodes.notWell : exitCodes.well;
}

/**
 * Whether no run of a stack can be under way, so that its lock may be removed. Asks Pulumi anew: the sweep may have
 * taken hours until here. Says so if the lock must stay.
 */
async function mayCancel({ stack }: ReviewStack, io: Io): Promise<boolean> {
  const now = reviewStacks(await listStacks(io)).find((each) => each.stack === stack);
  if (now === undefined || !mayRun(now, new Date())) return true;
  const text = `${stack} was updated less than two hours ago, so that a run may be under way: nothing is cancelled.`;
  io.err(`${wrap(text)}\n`);
  return false;
}
