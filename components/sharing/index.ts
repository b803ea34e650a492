export { findHome, type FindHomeArgs } from "./findHost";
export { placeApp, type AppPlace } from "./placeApp";
export { ownerOf } from "./hostName";
export * from "./types";
