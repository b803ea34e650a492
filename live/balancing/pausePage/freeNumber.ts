import { trafficRulePriority } from "../../../components/fargateApp/frontDoor/trafficRulePriority";

/**
 * A free number for the page's rule. Of two rules, the one with the lower number wins. The page comes before the rule
 * that forwards to the app, and as far as possible behind the rules of others. If only the listener's default action
 * forwards to the app, the page comes before the number that such a rule would have, so that a later update can make
 * it. Undefined if all numbers are taken.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function freeNumber(
  taken: readonly number[],
  appRule: number | undefined,
): number | undefined {
  const behindAll = Math.max(0, ...taken) + 1;
  if (appRule === undefined && behindAll < trafficRulePriority) return behindAll;
  for (let number = (appRule ?? trafficRulePriority) - 1; number > 0; number -= 1) {
    if (!taken.includes(number)) return number;
  }
  return undefined;
}
