/** The fewest and the most tasks. */
export interface Counts {
  readonly min: number;
  readonly max: number;
}

/** The number of tasks at night and on weekends. */
export interface Schedule {
  /** IANA name, e.g. `Europe/Berlin`. Its summer time is followed. */
  readonly timezone: string;
  /** Nights from one time of day to another, without those that belong to the weekend below. */
  readonly nights?: Counts & { readonly from: string; readonly to: string };
  /** All of Saturday and Sunday. */
  readonly weekends?: Counts;
}

/** What decides the number of tasks. */
export type Scaling =
  /** The stack file, and the schedule at its times. */
  | { readonly mode: "fixed"; readonly count: number; readonly schedule?: Schedule }
  /** The load: CPU, memory and requests. Each of them may add tasks, and all must agree to remove some. */
  | {
      readonly mode: "auto";
      readonly minCount: number;
      readonly maxCount: number;
      /** Average over all tasks, in percent, that scaling aims at. */
      readonly cpuPercent: number;
      readonly memoryPercent: number;
      /** Requests per minute for each task that scaling aims at. */
      readonly requestsPerTask: number;
      readonly schedule?: Schedule;
    };

/** Whether something other than the program changes the number of tasks while the app runs. */
export function ownsCount(scaling: Scaling): boolean {
  return scaling.mode === "auto" || scaling.schedule !== undefined;
}

/** The fewest and the most tasks by day. */
export function dayCounts(scaling: Scaling): Counts {
  switch (scaling.mode) {
    case "fixed":
      return { min: scaling.count, max: scaling.count };
    case "auto":
      return { min: scaling.minCount, max: scaling.maxCount };
  }
}

/** The fewest and the most tasks at any time of the week. */
export function weekCounts(scaling: Scaling): Counts {
  const all = partsOfWeek(scaling);
  return {
    min: Math.min(...all.map(({ min }) => min)),
    max: Math.max(...all.map(({ max }) => max)),
  };
}

/**
 * The most tasks that only load can ask for; undefined if nothing scales by load, or if the schedule alone asks for as
 * many.
 */
export function mostByLoad(scaling: Scaling): number | undefined {
  const { max } = weekCounts(scaling);
  const byLoad = scaling.mode === "auto" && partsOfWeek(scaling).every(({ min }) => min < max);
  return byLoad ? max : undefined;
}

/** Whether the load ever decides the number of tasks: at some time of the week, the fewest are less than the most. */
export function followsLoad(scaling: Scaling): boolean {
  return scaling.mode === "auto" && partsOfWeek(scaling).some(({ min, max }) => min < max);
}

function partsOfWeek(scaling: Scaling): readonly Counts[] {
  const { nights, weekends } = scaling.schedule ?? {};
  return [dayCounts(scaling), ...(nights ? [nights] : []), ...(weekends ? [weekends] : [])];
}
