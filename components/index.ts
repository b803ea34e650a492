export { AppSecrets } from "./appSecrets";
export { Domain } from "./domain";
export { ExecutionRole } from "./executionRole";
export { FargateApp } from "./fargateApp";
export { appImage, pushCommands } from "./image";
export { Monitoring } from "./monitoring";
export { Network } from "./network";
export { Registry } from "./registry";
export { smokeTest } from "./smokeTest";
