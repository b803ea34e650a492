import { DescribeTaskDefinitionCommand, type ECSClient } from "@aws-sdk/client-ecs";
import type { Ask } from "../../calls/ask";
import { appContainer } from "../../ecs/appContainer";
import type { Definition } from "../definition";

/** The facts about a revision that the causes need, without its environment. */
export async function readDefinition(
  client: ECSClient,
  revision: string,
  ask: Ask,
): Promise<Definition | undefined> {
  const answer = await ask("ecs:DescribeTaskDefinition", () =>
    client.send(new DescribeTaskDefinitionCommand({ taskDefinition: revision })),
  );
  const definition = answer?.taskDefinition;
  if (definition === undefined) return undefined;
  const container = appContainer(definition);
  const log = container?.logConfiguration?.options;
  return {
    revision,
    image: container?.image,
    containerPort: container?.portMappings?.[0]?.containerPort,
    cpu: definition.cpu,
    memory: definition.memory,
    architecture: definition.runtimePlatform?.cpuArchitecture ?? "X86_64",
    logGroup: log?.["awslogs-group"],
    logPrefix: log?.["awslogs-stream-prefix"],
    container: container?.name,
    user: container?.user,
    readOnlyRoot: container?.readonlyRootFilesystem ?? false,
    writablePaths: (container?.mountPoints ?? []).flatMap(
      ({ containerPath }) => containerPath ?? [],
    ),
    memoryFolders: (container?.linuxParameters?.tmpfs ?? []).flatMap(({ containerPath, size }) =>
      containerPath === undefined || size === undefined
        ? []
        : [{ path: containerPath, mebibytes: size }],
    ),
    secrets: (container?.secrets ?? []).flatMap(({ name, valueFrom }) =>
      name === undefined || valueFrom === undefined ? [] : [{ variable: name, from: valueFrom }],
    ),
  };
}
