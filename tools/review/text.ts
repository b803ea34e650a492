import type { Cost } from "../cost";
import { hoursPerMonth } from "../cost/types";
import { usd } from "../text/usd";
import { nextSection, type Style } from "../text/style";
import { wrap } from "../text/wrap";

/** What people want to know about a review stack. */
export interface Review {
  readonly number: number;
  readonly stack: string;
  readonly address: string | undefined;
  /** The stack whose load balancer it uses. */
  readonly beside: string;
  /** USD a month. */
  readonly monthly: number;
  /** Hours after the last push at which the sweep removes it. */
  readonly hours: number;
}

/** A stack's cost by the month. */
export function monthlyOf({ total }: Cost): number {
  return total.floor;
}

/** The mark by which the next run finds the comment. */
const reviewMark = "<!-- catalog review -->";

/** The comment on the pull request. Nothing in it comes from the pull request itself. */
export function reviewMarkdown({ address, beside, monthly, hours, stack }: Review): string {
  const day = usd((monthly / hoursPerMonth) * 24);
  const where =
    address === undefined
      ? `The review stack \`${stack}\` has no address yet: its last run failed.`
      : `**This pull request runs at ${address}**`;
  return `${reviewMark}
${where}

| | |
| --- | --- |
| Stack | \`${stack}\`, one Spot task behind the load balancer of \`${beside}\` |
| Price | ${day} USD a day (${usd(monthly)} a month) |
| Removed | when this closes, or ${hours} hours after the last push |
`;
}

/** The facts about a review stack for a terminal. */
export function reviewText(
  { address, monthly, hours, stack, number }: Review,
  style: Pick<Style, "colors">,
): string {
  const price = `${usd(monthly)} USD a month; npx catalog review sweep removes it ${hours} hours after its last update`;
  return `${stack}: ${address ?? "no address yet"}
${wrap(price, { first: "  ", rest: "  " })}

${nextSection([`catalog review close ${number}`], style)}
`;
}
