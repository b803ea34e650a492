/** Median and range of a list of numbers. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle number. For an even count, the mean of the two middle numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Median and range. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Round by round, the ratio of two cases. Both ran in the same minute, so a slower or faster machine changes both. */
export function ratios(values: readonly number[], against: readonly number[]): number[] {
  return values.map((value, round) => value / (against[round] ?? NaN));
}

/** The time for a number of copies, one for each round. */
export interface Copies {
  readonly copies: number;
  readonly ms: readonly number[];
}

/** Round by round, the cost of one more copy between two numbers of copies. */
export function perExtraCopy(fewer: Copies, more: Copies): number[] {
  return more.ms.map((ms, round) => (ms - (fewer.ms[round] ?? NaN)) / (more.copies - fewer.copies));
}

/**
 * Round by round, the cost of a late copy divided by the cost of an early one: 1 is linear, 2 is twice as expensive.
 */
export function linearity(few: Copies, some: Copies, many: Copies): number[] {
  return ratios(perExtraCopy(some, many), perExtraCopy(few, some));
}
