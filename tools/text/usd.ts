/** An amount of money in tables and sentences, with cents: `18.02`, or `?` if it is not known. */
export function usd(amount: number | undefined): string {
  return amount === undefined ? "?" : amount.toFixed(2);
}
