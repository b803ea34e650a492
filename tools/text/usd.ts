/** An amount of money as every table and sentence shows it, with cents: `18.02`; `?` if it is not known. */
export function usd(amount: number | undefined): string {
  return amount === undefined ? "?" : amount.toFixed(2);
}
