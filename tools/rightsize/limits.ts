import type { Headroom } from "./types";

/** Days that a recommendation takes at least, from the first to the last. */
export const leastDays = 3;

/** Hours in which a task ran that it takes at least, for days in which hardly any did say little. */
export const leastHours = 24;

/** Per cent above which a size is too small: of the CPU its p95, of the memory its maximum. */
export const tooMuch: Headroom = { cpu: 80, memory: 90 };

/** Share of a target below which scaling lets tasks go: the alarm that it does so by is a tenth lower. */
export const scaleInShare = 0.9;
