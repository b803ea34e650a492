/** The highest number that a listener rule can have. */
const highest = 50_000;

/**
 * A free number for the page's rule. Of two rules, the one with the lower number wins. The page comes before the rule
 * that forwards to the app, and as far as possible behind the rules of others. If only the listener's default action
 * forwards to the app, every number wins. Undefined if all numbers are taken.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 */
export function freeNumber(
  taken: readonly number[],
  appRule: number | undefined,
): number | undefined {
  const behindAll = Math.max(0, ...taken) + 1;
  if (appRule === undefined && behindAll <= highest) return behindAll;
  for (let number = (appRule ?? highest + 1) - 1; number > 0; number -= 1) {
    if (!taken.includes(number)) return number;
  }
  return undefined;
}
