/** The least and the most, e.g. tasks, or USD a month. */
export interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

/** Hours of a month, as in AWS's own calculator. */
export const hoursPerMonth = 730;

/** Groups of lines, in the order of the table. */
export const groups = [
  "Tasks",
  "Load balancer",
  "Network",
  "Secrets",
  "Monitoring",
  "Security",
  "DNS",
  "Others",
] as const;
export type Group = (typeof groups)[number];

/** When prices were read: the oldest date, the newest date, and the month in which most were read. */
export interface ReadDates {
  readonly oldest: string;
  readonly newest: string;
  readonly usual: string;
}

/** A price that a line uses, with its source and date. */
export interface UsedPrice {
  readonly item: string;
  readonly source: string;
  /** `2026-09-28`, or only the month, `2026-10`. */
  readonly read: string;
}

/** Something that costs the same every hour, used or not. */
export interface CostLine {
  /** The same in every stack, so that two stacks can be compared. */
  readonly key: string;
  readonly group: Group;
  readonly item: string;
  readonly quantity: Range;
  /** The unit of the quantity, in the singular, e.g. `task`. */
  readonly unit: string;
  /** USD for one unit in a month of 730 hours; undefined if a price is missing. */
  readonly unitPrice: number | undefined;
  /** How the unit price is calculated from AWS's list prices, or which price is missing. */
  readonly basis: string;
  /** USD a month, both ends rounded to cents; undefined if a price is missing. */
  readonly monthly: Range | undefined;
  readonly note: string | undefined;
  /** Settings that lower the cost, each with what to do. */
  readonly levers: readonly string[];
  /** The key of the line that it belongs to and disappears with, e.g. of the load balancer for its address. */
  readonly partOf: string | undefined;
  /** The prices that the unit price uses; empty if one is missing, or if it is free. */
  readonly prices: readonly UsedPrice[];
}

/** Something that costs by use. It has an example, because a stack does not say how much it is used. */
export interface UsageLine {
  readonly item: string;
  /** The unit of the price, e.g. `GB`. */
  readonly unit: string;
  /** USD for a unit; undefined if the price is missing. */
  readonly unitPrice: number | undefined;
  /** The example's amount, e.g. `1 LCU all month`. */
  readonly example: string;
  /** USD for the example, rounded to cents; undefined if the price is missing. */
  readonly exampleUsd: number | undefined;
  /** What is free, or which price is missing. */
  readonly note: string | undefined;
  /** The sources of the unit price; empty if the price is missing. */
  readonly prices: readonly UsedPrice[];
}

/** What a stack costs a month. */
export interface Cost {
  readonly region: string;
  /** Whether there is any price of the region. If not, no line has a price. */
  readonly regionKnown: boolean;
  readonly lines: readonly CostLine[];
  /** USD a month of all lines that have a price. */
  readonly total: Range;
  /** Lines without a price, which the total leaves out. */
  readonly unknown: number;
  readonly usage: readonly UsageLine[];
  readonly notes: readonly string[];
  /**
   * What the other choices of a setting would cost, each in a sentence: the CPU of the tasks, the way to the internet.
   */
  readonly choices: readonly string[];
  /** When the prices that were used had been read; undefined if none was used. */
  readonly read: ReadDates | undefined;
}

/** USD rounded to cents, half a cent up. It corrects the error of binary fractions, so that 730 × 0.0225 is 16.43. */
export function cents(usd: number): number {
  return Math.round(Number((usd * 100).toFixed(6))) / 100;
}

/** A sum of amounts in whole cents, without the error of binary fractions. */
export function sum(amounts: readonly Range[]): Range {
  return {
    floor: cents(amounts.reduce((total, each) => total + each.floor, 0)),
    ceiling: cents(amounts.reduce((total, each) => total + each.ceiling, 0)),
  };
}

/** The sum of lines; undefined if one has no price. */
export function knownTotal(lines: readonly CostLine[]): Range | undefined {
  const monthly = lines.flatMap((line) => (line.monthly ? [line.monthly] : []));
  return monthly.length === lines.length ? sum(monthly) : undefined;
}

/** A range with equal ends. */
export function exactly(count: number): Range {
  return { floor: count, ceiling: count };
}
