export * from "./domain";
export * from "./secrets";
export * from "./startTasks";
export * from "./trust";
