import type { TaskDefinition } from "@aws-sdk/client-ecs";

/**
 * The container of the app: the only essential one. ECS does not promise the order in which it returns containers.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export function appContainer(definition: TaskDefinition | undefined) {
  return definition?.containerDefinitions?.find(({ essential }) => essential !== false);
}
