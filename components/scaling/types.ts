/** The fewest and the most tasks. */
export interface Counts {
  readonly min: number;
  readonly max: number;
}

/** How many tasks there are at other times than by day. */
export interface Schedule {
  /** IANA name, e.g. `Europe/Berlin`; its summer time is followed. */
  readonly timezone: string;
  /** From one time of day to another of the next, on the days that are not of the weekend below. */
  readonly nights?: Counts & { readonly from: string; readonly to: string };
  /** All of Saturday and Sunday. */
  readonly weekends?: Counts;
}

/** Who decides how many tasks there are. */
export type Scaling =
  /** The stack file; with a schedule, at other times the schedule. */
  | { readonly mode: "fixed"; readonly count: number; readonly schedule?: Schedule }
  /** The load: CPU, memory and requests, each of which may add tasks and all of which must agree to remove some. */
  | {
      readonly mode: "auto";
      readonly minCount: number;
      readonly maxCount: number;
      /** Average over all tasks, in percent, that is aimed at. */
      readonly cpuPercent: number;
      readonly memoryPercent: number;
      /** Requests of a minute to each task. */
      readonly requestsPerTask: number;
      readonly schedule?: Schedule;
    };

/** Whether something but the program changes the number of tasks while the app runs. */
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
