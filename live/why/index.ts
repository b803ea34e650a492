export { findCauses, type Cause } from "./causes";
export { collect } from "./collect";
export type { Evidence } from "./evidence";
export { runsAsAsked } from "./judge";
