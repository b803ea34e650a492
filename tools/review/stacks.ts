import { z } from "zod";
import { reviewNumber } from "../../settings/names";

/** A review stack, as `pulumi stack ls` lists it. */
export interface ReviewStack {
  readonly stack: string;
  readonly number: number;
  /** When it was last updated; undefined if nothing was made yet. */
  readonly lastUpdate: Date | undefined;
}

const listed = z.array(z.object({ name: z.string(), lastUpdate: z.string().optional() }));

/** The names of all stacks in the JSON of `pulumi stack ls`. */
export function namesIn(json: string): readonly string[] {
  return listed.parse(JSON.parse(json)).map(({ name }) => name);
}

/**
 * The review stacks in the JSON of `pulumi stack ls`, by number. The CLI writes a stack of another organization with a
 * slash: it is left out, because `pr-7` alone would name the default organization's stack.
 */
export function reviewStacks(json: string): readonly ReviewStack[] {
  return listed
    .parse(JSON.parse(json))
    .flatMap(({ name, lastUpdate }) => {
      const number = reviewNumber(name);
      const at = new Date(lastUpdate ?? "");
      if (number === undefined) return [];
      return [{ stack: name, number, lastUpdate: Number.isNaN(at.getTime()) ? undefined : at }];
    })
    .sort((a, b) => a.number - b.number);
}

/**
 * Hours after the last sign of a run in which it may still be under way: twice the time limit of
 * the workflows' jobs. Pulumi Cloud says when the last update began; a backend in a bucket, when a
 * run last wrote the state.
 */
const longestRun = 2;

/** Whether a run of the stack may be under way. */
export function mayRun({ lastUpdate }: ReviewStack, now: Date): boolean {
  return lastUpdate !== undefined && now.getTime() - lastUpdate.getTime() < longestRun * 3_600_000;
}

/** What decides whether a review stack may stay. */
export interface Keep {
  /** Numbers of the pull requests that are open; undefined if they are not known. */
  readonly open: readonly number[] | undefined;
  /** Hours after its last update. */
  readonly hours: number;
  readonly now: Date;
}

/** Why a review stack must go; undefined if it may stay. */
export function whyNot(
  { number, lastUpdate }: ReviewStack,
  { open, hours, now }: Keep,
): string | undefined {
  if (open && !open.includes(number)) return `pull request ${number} is not open`;
  if (lastUpdate === undefined) return open ? undefined : "nothing was ever made";
  const age = Math.floor((now.getTime() - lastUpdate.getTime()) / 3_600_000);
  return age >= hours ? `last updated ${age} hours ago` : undefined;
}
