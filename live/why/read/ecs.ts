import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type Container,
  type Deployment as EcsDeployment,
  type DesiredStatus,
  type ECSClient,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../../components/common/live/service";
import { tracesContainer } from "../../../components/logs/logStreams";
import type { Ask } from "../../calls/ask";
import { isNamed } from "../../calls/errors";
import type { Deployment, ServiceEvent, ServiceEvidence, TaskFacts } from "../evidence";
import { unsigned } from "../reasons";
import type { Groups } from "./balancer";

/**
 * The service with its deployments and events. A deleted service counts as missing, but its events remain for a while.
 */
export async function readService(
  client: ECSClient,
  { cluster, service }: ServiceNames,
  ask: Ask,
): Promise<ServiceEvidence> {
  const answer = await ask("ecs:DescribeServices", async () => {
    try {
      return await client.send(new DescribeServicesCommand({ cluster, services: [service] }));
    } catch (error) {
      if (isNamed(error, "ClusterNotFoundException")) return "no cluster";
      throw error;
    }
  });
  if (answer === undefined) return { state: "unread" };
  if (answer === "no cluster") return { state: "missing", what: "cluster", events: [] };
  const found = answer.services?.[0];
  if (found === undefined || found.status === "INACTIVE") {
    return { state: "missing", what: "service", events: eventsOf(found) };
  }
  return foundService(found);
}

/** Newest first. */
function eventsOf(service: Service | undefined): readonly ServiceEvent[] {
  return (service?.events ?? [])
    .map(({ createdAt = new Date(0), message = "" }) => ({
      at: createdAt,
      message: unsigned(message),
    }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

function foundService(service: Service): ServiceEvidence {
  return {
    state: "found",
    status: service.status ?? "unknown",
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    gracePeriodSeconds: service.healthCheckGracePeriodSeconds,
    deployments: (service.deployments ?? []).map(deployment),
    events: eventsOf(service),
    ...groupsOf(service),
  };
}

/** The target groups of a service, and the rule that chooses between them. */
export function groupsOf({ loadBalancers = [] }: Pick<Service, "loadBalancers">): Groups {
  return {
    targetGroupArns: [...new Set(loadBalancers.flatMap(targetGroups))],
    trafficRuleArn: loadBalancers.find(
      ({ advancedConfiguration }) => advancedConfiguration?.productionListenerRule !== undefined,
    )?.advancedConfiguration?.productionListenerRule,
  };
}

type ServiceBalancer = NonNullable<Service["loadBalancers"]>[number];

/** The target groups of a service; two if deployments shift traffic from one to the other. */
function targetGroups({ targetGroupArn, advancedConfiguration }: ServiceBalancer): string[] {
  return [targetGroupArn, advancedConfiguration?.alternateTargetGroupArn].filter(
    (arn) => arn !== undefined,
  );
}

function deployment(each: EcsDeployment): Deployment {
  return {
    id: each.id ?? "",
    status: each.status ?? "",
    revision: lastPart(each.taskDefinition),
    rolloutState: each.rolloutState,
    rolloutStateReason:
      each.rolloutStateReason === undefined ? undefined : unsigned(each.rolloutStateReason),
    desired: each.desiredCount ?? 0,
    running: each.runningCount ?? 0,
    failedTasks: each.failedTasks ?? 0,
    createdAt: each.createdAt,
    updatedAt: each.updatedAt,
  };
}

/** Number of pages of 100 tasks. More tasks would show nothing new. */
const mostPages = 3;

/**
 * Tasks of all deployments of the service. ECS keeps stopped tasks for about an hour.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html
 */
export async function readTasks(
  client: ECSClient,
  { cluster, service }: Pick<ServiceNames, "cluster" | "service">,
  desiredStatus: DesiredStatus,
  ask: Ask,
): Promise<readonly TaskFacts[]> {
  const tasks: TaskFacts[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const input = { cluster, serviceName: service, desiredStatus, nextToken };
    const list = await ask("ecs:ListTasks", () => client.send(new ListTasksCommand(input)));
    const arns = list?.taskArns ?? [];
    if (arns.length > 0) {
      const described = await ask("ecs:DescribeTasks", () =>
        client.send(new DescribeTasksCommand({ cluster, tasks: arns })),
      );
      tasks.push(...(described?.tasks ?? []).map(taskFacts));
    }
    nextToken = list?.nextToken;
    if (nextToken === undefined) break;
  }
  return tasks;
}

/** The facts about a task that the causes need. The API and ECS's events have the same form. */
export function taskFacts(task: Task): TaskFacts {
  const container = decidingContainer(task.containers ?? []);
  return {
    id: lastPart(task.taskArn),
    revision: lastPart(task.taskDefinitionArn),
    deployment: task.startedBy,
    lastStatus: task.lastStatus ?? "",
    health: task.healthStatus,
    stopCode: task.stopCode,
    reason: unsigned(task.stoppedReason ?? ""),
    container: container?.name,
    containerReason: container?.reason === undefined ? undefined : unsigned(container.reason),
    exitCode: container?.exitCode,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt ?? task.stoppingAt,
  };
}

/**
 * The container that shows why a task stopped. A task goes on without the one that passes traces on, but does not start
 * without its image.
 */
function decidingContainer(all: readonly Container[]): Container | undefined {
  const essential = all.filter(({ name }) => name !== tracesContainer);
  return (
    essential.find(({ reason }) => reason !== undefined) ??
    essential.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0) ??
    all.find(({ reason, exitCode }) => reason !== undefined && exitCode === undefined) ??
    essential[0]
  );
}

/** The end of an ARN: `family:revision` or a task's id. */
function lastPart(arn = ""): string {
  return arn.split("/").at(-1) ?? "";
}
