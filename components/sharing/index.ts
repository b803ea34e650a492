export { findHome, type FindHomeArgs } from "./find";
export { placeApp, type AppPlace } from "./placeApp";
export { ownerOf } from "./hostName";
export * from "./types";
