import type { Headroom } from "./types";

/** Days that a recommendation takes at least. */
export const leastDays = 3;

/** Per cent above which a size is too small: of the CPU its p95, of the memory its maximum. */
export const tooMuch: Headroom = { cpu: 80, memory: 90 };
