/** Median and range of a list of numbers. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** The middle number; of an even count the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Median and range. */
export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Round by round, how many times the other: both ran in the same minute, so the machine's drift cancels. */
export function ratios(values: readonly number[], against: readonly number[]): number[] {
  return values.map((value, round) => value / (against[round] ?? NaN));
}

/** What a number of copies took, round by round. */
export interface Copies {
  readonly copies: number;
  readonly ms: readonly number[];
}

/** Round by round, what one more copy costs on the way from fewer to more. */
export function perExtraCopy(fewer: Copies, more: Copies): number[] {
  return more.ms.map((ms, round) => (ms - (fewer.ms[round] ?? NaN)) / (more.copies - fewer.copies));
}

/** Round by round, what a late copy costs against an early one: 1 is linear, 2 is twice as dear. */
export function linearity(few: Copies, some: Copies, many: Copies): number[] {
  return ratios(perExtraCopy(some, many), perExtraCopy(few, some));
}
