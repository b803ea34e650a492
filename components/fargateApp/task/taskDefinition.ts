import * as pulumi from "@pulumi/pulumi";
import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import * as ecs from "@pulumi/aws/ecs";
import { cpuArchitecture } from "../../image/types";
import type { FargateAppArgs } from "../args";
import { containerDefinition, logConfiguration } from "./containerDefinition";
import { volumes } from "./hardening";
import { tracesContainerDefinition } from "./traces";

interface TaskDefinitionParts {
  readonly logs: cloudwatch.LogGroup;
  readonly imageUri: pulumi.Output<string>;
  readonly parent: pulumi.Resource;
}

/**
 * The Fargate task of the app: its size, its roles, its container, and a second container that passes traces on. Unless
 * the stack is disposable, old revisions stay in AWS, so that a rollback always finds the one before.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export function createTaskDefinition(
  name: string,
  args: FargateAppArgs,
  parts: TaskDefinitionParts,
): ecs.TaskDefinition {
  const { container, names, region, traces } = args;
  const log = { logGroup: parts.logs.name, region };
  return new ecs.TaskDefinition(
    `${name}-task`,
    {
      family: names.base,
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: String(container.cpu),
      memory: String(container.memory),
      runtimePlatform: {
        operatingSystemFamily: "LINUX",
        cpuArchitecture: cpuArchitecture(container.platform),
      },
      executionRoleArn: args.executionRoleArn,
      taskRoleArn: args.taskRole.arn,
      containerDefinitions: pulumi.jsonStringify([
        containerDefinition({
          name: names.base,
          image: parts.imageUri,
          container,
          timing: args.timing,
          secrets: args.secrets,
          ...log,
          exec: args.exec,
        }),
        ...(traces
          ? [
              tracesContainerDefinition({
                traces,
                region,
                secrets: args.secrets,
                logConfiguration: logConfiguration({ ...log, container }),
              }),
            ]
          : []),
      ]),
      volumes: volumes(container),
      skipDestroy: !args.disposable,
    },
    { parent: parts.parent },
  );
}
