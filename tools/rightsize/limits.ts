import type { Headroom } from "./types";

/** Days from the first point to the last that a recommendation needs. */
export const leastDays = 3;

/** Hours with a running task that a recommendation needs: days with hardly any task say little. */
export const leastHours = 24;

/** The size is too small above these percentages: the CPU's p95, and the memory's maximum. */
export const tooMuch: Headroom = { cpu: 80, memory: 90 };

/** Scaling removes tasks below this share of a target, because its alarm for that is a tenth below the target. */
export const scaleInShare = 0.9;
