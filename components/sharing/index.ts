export { findHost, type FindHostArgs } from "./findHost";
export { ownerOf } from "./hostName";
export * from "./types";
