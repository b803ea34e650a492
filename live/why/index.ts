export { findCauses, type Cause } from "./causes";
export { collect } from "./collect";
export type { Evidence } from "./evidence";
export { standsSince } from "./since";
export { standingOf, type Standing } from "./standing";
