export * from "./startTasks";
export * from "./trust";
