export * from "./serviceDomain";
export * from "./secretsPolicy";
export * from "./startTasksPolicy";
export * from "./trust";
