import type { EmptyInput } from "./types";

const service = "aws:ecs/service:Service";
const task = "aws:ecs/taskDefinition:TaskDefinition containerDefinitions[]";
const containers = "ecs/container_definitions.go expandContainerDefinitions";

/** Inputs of the service and the task definition that can be empty. */
export const ecsInputs: readonly EmptyInput[] = [
  {
    input: `${service} capacityProviderStrategies[].base`,
    value: 0,
    does: "default",
    source: "ecs/flex.go expandCapacityProviderStrategyItems",
  },
  ...["enable", "rollback"].map((name) => ({
    input: `${service} deploymentCircuitBreaker.${name}`,
    value: false as const,
    does: "sent" as const,
    source: "ecs/service.go expandDeploymentCircuitBreaker",
  })),
  {
    input: `${service} enableExecuteCommand`,
    value: false,
    does: "default",
    source: "ecs/service.go resourceServiceCreate",
  },
  {
    input: `${service} networkConfiguration.assignPublicIp`,
    value: false,
    does: "sent",
    source: "ecs/service.go expandNetworkConfiguration",
  },
  // The provider reads the JSON and sends what is in it, empty or not. Whether ECS also returns the
  // empty values is a separate question.
  { input: `${task}.cpu`, value: 0, does: "default", source: containers },
  { input: `${task}.essential`, value: false, does: "sent", source: containers },
  { input: `${task}.environment[].value`, value: "", does: "sent", source: containers },
  ...[
    "linuxParameters.capabilities.add",
    "mountPoints",
    "portMappings",
    "systemControls",
    "volumesFrom",
  ].map((name) => ({
    input: `${task}.${name}`,
    value: "[]" as const,
    does: "sent" as const,
    source: containers,
  })),
  ...["mountPoints[].readOnly", "readonlyRootFilesystem"].map((name) => ({
    input: `${task}.${name}`,
    value: false as const,
    does: "sent" as const,
    source: containers,
  })),
  {
    input: "aws:ecs/taskDefinition:TaskDefinition skipDestroy",
    value: false,
    does: "own",
    source: "ecs/task_definition.go resourceTaskDefinitionDelete",
  },
  {
    input: "aws:ecs/taskDefinition:TaskDefinition volumes",
    value: "[]",
    does: "dropped",
    source: "ecs/task_definition.go resourceTaskDefinitionCreate",
  },
];
