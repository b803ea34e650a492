import { pluralOf } from "../../../components/common/text/plural";
import { usd } from "../../text/usd";
import type { Cost, CostLine, Range, UsedPrice } from "../types";

/** `18.02`, or `18.02 to 54.06` if the ends differ. */
export function range({ floor, ceiling }: Range): string {
  return between(usd(floor), usd(ceiling));
}

/** `2 tasks`, `1 to 6 tasks`, `1.43 to 2 tasks` */
export function quantity({ quantity: { floor, ceiling }, unit }: CostLine): string {
  const count = between(short(floor), short(ceiling));
  return `${count} ${floor === 1 && ceiling === 1 ? unit : pluralOf(unit)}`;
}

/** `+3.60`, `-3.60`, `0.00`; a range if floor and ceiling change by different amounts. */
export function change(before: Range, after: Range): string {
  return between(signed(after.floor - before.floor, 2), signed(after.ceiling - before.ceiling, 2));
}

/** `-20 %`, or `-20 % to +5 %`, or `new` if there was nothing before. */
export function percents(before: Range, after: Range): string {
  return between(percent(before.floor, after.floor), percent(before.ceiling, after.ceiling));
}

/** `read 2026-08-22 to 2026-10-05` */
export function whenRead(
  read: { readonly oldest: string; readonly newest: string } | undefined,
): string {
  return read ? `read ${between(read.oldest, read.newest)}` : "none of them used";
}

/** `read 2026-08-22`, if a price of the line is from another month than most prices, and its note has no date. */
export function whenRarely(
  {
    prices,
    note = "",
  }: { readonly prices: readonly UsedPrice[]; readonly note: string | undefined },
  { read }: Pick<Cost, "read">,
): string[] {
  const month = read?.usual;
  const [rare] = prices
    .map((price) => price.read)
    .sort()
    .filter((date) => !date.startsWith(month ?? date));
  return rare === undefined || note.includes(rare) ? [] : [`read ${rare}`];
}

/** A row of a Markdown table. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function percent(before: number, after: number): string {
  if (before === after) return "0 %";
  return before === 0 ? "new" : `${signed(((after - before) / before) * 100, 0)} %`;
}

function signed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  if (Number(text) === 0) return (0).toFixed(digits);
  return value > 0 ? `+${text}` : text;
}

function between(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}

function short(count: number): string {
  return String(Number(count.toFixed(2)));
}
