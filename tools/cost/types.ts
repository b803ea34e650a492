/** The least and the most, e.g. tasks, or USD a month. */
export interface Range {
  readonly floor: number;
  readonly ceiling: number;
}

/** Hours of a month, as AWS's own calculator has them. */
export const hoursPerMonth = 730;

/** Groups of lines, in the order in which a table has them. */
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

/** When prices were read: the oldest date, the newest, and the month of most of them. */
export interface ReadDates {
  readonly oldest: string;
  readonly newest: string;
  readonly usual: string;
}

/** A price that a line is made of: where it is from, and when it was read there. */
export interface UsedPrice {
  readonly item: string;
  readonly source: string;
  /** `2026-09-28`, or only the month, `2026-10`. */
  readonly read: string;
}

/** Something that costs the same every hour, used or not. */
export interface CostLine {
  /** The same in every stack, so that two can be compared. */
  readonly key: string;
  readonly group: Group;
  readonly item: string;
  readonly quantity: Range;
  /** What the quantity counts, in the singular, e.g. `task`. */
  readonly unit: string;
  /** USD for one of them for a month of 730 hours; undefined where a price is missing. */
  readonly unitPrice: number | undefined;
  /** How the unit price came about, from prices as AWS lists them; or which price is missing. */
  readonly basis: string;
  /** USD a month, each end rounded to cents; undefined where a price is missing. */
  readonly monthly: Range | undefined;
  readonly note: string | undefined;
  /** Settings that lower it, each with what to do. */
  readonly levers: readonly string[];
  /** The key of the line that it comes and goes with, as an address does with its load balancer. */
  readonly partOf: string | undefined;
  /** What the unit price is made of; empty where one is missing, or it is free. */
  readonly prices: readonly UsedPrice[];
}

/** Something that costs by use, with an example, since a stack does not say how much it is used. */
export interface UsageLine {
  readonly item: string;
  /** What one unit price is for, e.g. `GB`. */
  readonly unit: string;
  /** USD for a unit; undefined where the price is missing. */
  readonly unitPrice: number | undefined;
  /** The example's amount, e.g. `1 LCU all month`. */
  readonly example: string;
  /** USD for the example, rounded to cents; undefined where the price is missing. */
  readonly exampleUsd: number | undefined;
  /** What is free, or which price is missing. */
  readonly note: string | undefined;
  /** Where the unit price is from; empty where it is missing. */
  readonly prices: readonly UsedPrice[];
}

/** What a stack costs a month. */
export interface Cost {
  readonly region: string;
  /** Whether the region has any price here; without, no line has one. */
  readonly regionKnown: boolean;
  readonly lines: readonly CostLine[];
  /** USD a month of all lines that have a price. */
  readonly total: Range;
  /** Lines without a price, which the total leaves out. */
  readonly unknown: number;
  readonly usage: readonly UsageLine[];
  readonly notes: readonly string[];
  /** What the other choices of a setting would cost, each a sentence: the CPU of the tasks, the way out of the VPC. */
  readonly choices: readonly string[];
  /** When the prices that were used were read; undefined if none was. */
  readonly read: ReadDates | undefined;
}

/** USD rounded to cents, half a cent up, also where binary fractions fall short of it (730 × 0.0225 is 16.43). */
export function cents(usd: number): number {
  return Math.round(Number((usd * 100).toFixed(6))) / 100;
}

/** A sum of amounts in whole cents, without the dust of binary fractions. */
export function sum(amounts: readonly Range[]): Range {
  return {
    floor: cents(amounts.reduce((total, each) => total + each.floor, 0)),
    ceiling: cents(amounts.reduce((total, each) => total + each.ceiling, 0)),
  };
}

/** The sum of lines; undefined where one has no price. */
export function knownTotal(lines: readonly CostLine[]): Range | undefined {
  const monthly = lines.flatMap((line) => (line.monthly ? [line.monthly] : []));
  return monthly.length === lines.length ? sum(monthly) : undefined;
}

/** As many as this, no fewer and no more. */
export function exactly(count: number): Range {
  return { floor: count, ceiling: count };
}
