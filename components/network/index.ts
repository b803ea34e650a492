export { createNetwork, type AppNetwork } from "./createNetwork";
export { findNetwork } from "./findNetwork";
export { Network, type NetworkArgs } from "./network";
export type * from "./names";
export * from "./types";
