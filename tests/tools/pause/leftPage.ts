import type { Answers } from "../../live/support/cannedAws";
import type { RanMain } from "../../support/command";
import { devTags, type CannedRule } from "./frontDoor";

/** A page that an earlier pause has left in front of dev. */
export const leftPage: CannedRule = {
  arn: "arn:page-0",
  number: 1,
  body: "old",
  tags: { ...devTags, PausePage: "true" },
};

/** The calls that changed something, in order. */
export function writes({ calls }: RanMain): readonly string[] {
  return calls
    .map(({ operation }) => operation)
    .filter((operation) => !/^(?:Describe|List)/.test(operation));
}

/** Only the answers about listeners, rules and tags, for an account of another kind in front of which they stand. */
export function rulesOf(answers: Answers): Answers {
  const ofRules = /^Describe(?:Listeners|Rules|Tags)$/;
  return Object.fromEntries(Object.entries(answers).filter(([name]) => ofRules.test(name)));
}
