import type { World } from "../world";
import { text, texts } from "../world/values";
import type { Inputs } from "../world/types";
import { listenersOf } from "./balancer";
import { mayReadSecret, mayStartTasks } from "./iam";
import { allows } from "./network";

export const taskType = "aws:ecs/taskDefinition:TaskDefinition";

interface ContainerDefinition {
  readonly image: string;
  readonly secrets: readonly { readonly valueFrom: string }[];
  readonly portMappings: readonly { readonly containerPort: number }[];
}

/** Why the tasks of a service would not become healthy; undefined if they would. */
export function whyTasksFail(world: World, inputs: Inputs): string | undefined {
  const task = world.find(taskType, "arn", inputs["taskDefinition"]);
  if (!task) return "TaskDefinition is inactive";
  const roleArn = text(task.inputs, "executionRoleArn");
  if (!mayStartTasks(world, roleArn)) return "ECS was unable to assume the role";
  const [container] = JSON.parse(
    text(task.inputs, "containerDefinitions"),
  ) as ContainerDefinition[];
  if (!container) return "no container";
  return (
    imageProblem(world, container.image) ??
    secretProblem(world, roleArn, container.secrets) ??
    trafficProblem(world, inputs, container.portMappings[0]?.containerPort ?? 0)
  );
}

function imageProblem(world: World, image: string): string | undefined {
  const [repositoryUrl = "", digest] = image.split("@");
  const images = world.images.get(repositoryUrl.split("/").slice(1).join("/"));
  const found = [...(images?.values() ?? [])].some((each) => each.digest === digest);
  return found ? undefined : `CannotPullContainerError: ${image} not found`;
}

function secretProblem(
  world: World,
  roleArn: string,
  secrets: ContainerDefinition["secrets"],
): string | undefined {
  for (const { valueFrom } of secrets) {
    const [secretArn = "", versionId] = valueFrom.split(":::");
    const versions = world
      .all("aws:secretsmanager/secretVersion:SecretVersion")
      .filter(({ inputs }) => inputs["secretId"] === secretArn);
    // A reference without a version means the newest version.
    if (!versions.some(({ outputs }) => [undefined, outputs["versionId"]].includes(versionId))) {
      return `ResourceInitializationError: ${valueFrom} has no such version`;
    }
    if (!mayReadSecret(world, roleArn, secretArn)) {
      return `ResourceInitializationError: AccessDeniedException reading ${secretArn}`;
    }
  }
  return undefined;
}

function trafficProblem(world: World, inputs: Inputs, port: number): string | undefined {
  const [tasks = ""] = texts(inputs["networkConfiguration"] as Inputs, "securityGroups");
  if (!allows(world, tasks, 443)) return "CannotPullContainerError: i/o timeout";
  const balancer = world
    .all("aws:lb/loadBalancer:LoadBalancer")
    .find(({ id }) =>
      (inputs["loadBalancers"] as Inputs[]).some((each) =>
        listenersOf(world, each["targetGroupArn"]).some(
          (one) => one.inputs["loadBalancerArn"] === id,
        ),
      ),
    );
  const [from = ""] = texts(balancer?.inputs, "securityGroups");
  return allows(world, from, port, tasks)
    ? undefined
    : "Task failed ELB health checks: Request timed out";
}
