export { createNetwork, type AppNetwork } from "./createNetwork";
export { Network, type NetworkArgs } from "./network";
export * from "./types";
