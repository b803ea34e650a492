export { findCauses, type Cause, type CauseName } from "./causes";
export { collect } from "./collect";
export type { Evidence } from "./evidence";
export { standsSince } from "./since";
export { standingOf, type Standing } from "./standing";
