export * from "./serviceDomain";
export * from "./secrets";
export * from "./startTasks";
export * from "./trust";
