import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  UpdateServiceCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import type { OneTask } from "../../components/common/live/task";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";
import { readDefinition } from "../why/read/definition";

type Where = Pick<ServiceNames, "cluster" | "service">;

/** What one-off tasks and shells need of a service. */
export interface Runner {
  /** A task of the current revision. The caller adds the command and the time that it may take. */
  readonly task: Omit<OneTask, "command" | "timeoutSeconds">;
  /** Whether people may run commands in the containers. */
  readonly exec: boolean;
  /** `family:revision` */
  readonly revision: string;
  /** The variables whose secrets the revision pins to a version. New tasks read that version, not the newest. */
  readonly pinned: readonly string[];
}

/**
 * Finds what a one-off task of a service's current revision needs; undefined if there is no such service. Only reads.
 * Rejects if AWS refuses.
 */
export async function findRunner(config: ClientConfig, where: Where): Promise<Runner | undefined> {
  return withEcs(config, async (client) => {
    const service = await activeService(client, where);
    if (service === undefined) return undefined;
    const taskDefinition = service.taskDefinition ?? "";
    const definition = await readDefinition(client, taskDefinition, (_, send) => send());
    if (definition === undefined) throw new Error(`ECS did not describe ${taskDefinition}`);
    const network = service.networkConfiguration?.awsvpcConfiguration;
    return {
      task: {
        cluster: where.cluster,
        subnets: network?.subnets ?? [],
        securityGroups: network?.securityGroups ?? [],
        assignPublicIp: network?.assignPublicIp === "ENABLED",
        taskDefinition,
        container: definition.container ?? "",
        logGroup: definition.logGroup ?? "",
        streamPrefix: definition.logPrefix ?? "",
      },
      exec: service.enableExecuteCommand ?? false,
      revision: taskDefinition.split("/").at(-1) ?? "",
      pinned: definition.secrets
        .filter(({ from }) => /:[^:]*:[^:]*:[^:]+$/.test(from.split(":secret:")[1] ?? ""))
        .map(({ variable }) => variable),
    };
  });
}

/** A running task, and whether people can open a shell in it. */
export interface ShellTask {
  readonly id: string;
  /**
   * The state of ECS's agent for shells in the task: `RUNNING`, `PENDING` or `STOPPED`; undefined if the task has no
   * agent.
   */
  readonly agent: string | undefined;
}

/** The running tasks of a service. Only reads. Rejects if AWS refuses. */
export async function runningTasks(
  config: ClientConfig,
  { cluster, service }: Where,
): Promise<readonly ShellTask[]> {
  return withEcs(config, async (client) => {
    const { taskArns = [] } = await client.send(
      new ListTasksCommand({ cluster, serviceName: service, desiredStatus: "RUNNING" }),
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await client.send(
      new DescribeTasksCommand({ cluster, tasks: taskArns }),
    );
    return tasks
      .filter(({ lastStatus }) => lastStatus === "RUNNING")
      .map(({ taskArn = "", containers = [] }) => ({
        id: taskArn.split("/").at(-1) ?? "",
        agent: containers
          .flatMap(({ managedAgents = [] }) => managedAgents)
          .find(({ name }) => name === "ExecuteCommandAgent")?.lastStatus,
      }));
  });
}

/**
 * Starts new tasks of the same revision; resolves with the deployment's id, `ecs-svc/…`. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
 */
export async function redeploy(config: ClientConfig, where: Where): Promise<string> {
  return withEcs(config, async (client) => {
    const { service } = await client.send(
      new UpdateServiceCommand({ ...where, forceNewDeployment: true }),
    );
    return service?.deployments?.find(({ status }) => status === "PRIMARY")?.id ?? "";
  });
}

async function activeService(client: ECSClient, where: Where): Promise<Service | undefined> {
  try {
    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster: where.cluster, services: [where.service] }),
    );
    return services.find(({ status }) => status === "ACTIVE");
  } catch (error) {
    if (isNamed(error, "ClusterNotFoundException")) return undefined;
    throw error;
  }
}

async function withEcs<T>(config: ClientConfig, act: (client: ECSClient) => Promise<T>) {
  return withClient(ECSClient, config, (client) => act(client));
}
