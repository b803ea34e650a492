import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceNames } from "../../components/live";
import type { ClientConfig } from "../clients";
import { noteFailures, type Ask } from "../ask";
import { readTargetCheck, readTargets } from "./balancer";
import { readDefinition, readService, readTasks } from "./ecs";
import type { Evidence, TaskFacts } from "./evidence";
import { groupCurrent, groupStopped } from "./group";
import { runsAsAsked, suspectRevision, tellingTask } from "./judge";
import { readLog } from "./logs";

/** Asks AWS for everything that tells why a service does or does not run. Failed calls are noted, not thrown. */
export async function collect(config: ClientConfig, names: ServiceNames): Promise<Evidence> {
  const clients = {
    ecs: new ECSClient(config),
    balancing: new ElasticLoadBalancingV2Client(config),
    logs: new CloudWatchLogsClient(config),
  };
  try {
    return await ask(clients, config.region, names);
  } finally {
    for (const client of Object.values(clients)) client.destroy();
  }
}

interface Clients {
  readonly ecs: ECSClient;
  readonly balancing: ElasticLoadBalancingV2Client;
  readonly logs: CloudWatchLogsClient;
}

async function ask(clients: Clients, region: string, names: ServiceNames): Promise<Evidence> {
  const { ask, unread } = noteFailures();
  const [service, stopped, current] = await Promise.all([
    readService(clients.ecs, names, ask),
    readTasks(clients.ecs, names, "STOPPED", ask),
    readTasks(clients.ecs, names, "RUNNING", ask),
  ]);
  const suspect = suspectRevision(service, stopped);
  const arns = service.state === "found" ? service.targetGroupArns : [];
  const [targets, targetCheck] = await Promise.all([
    readTargets(clients.balancing, arns, ask),
    readTargetCheck(clients.balancing, arns, ask),
  ]);
  const revision = runsAsAsked({ service, targets })
    ? { definition: undefined, log: undefined }
    : await readRevision(clients, names, suspect, tellingTask(suspect, stopped, current), ask);
  return {
    names,
    region,
    readAt: new Date(),
    service,
    suspect,
    ...revision,
    stopped: groupStopped(stopped),
    current: groupCurrent(current),
    targets,
    targetCheck,
    // ECS refuses to list the tasks of a service that does not exist.
    unread: service.state === "missing" ? [] : unread,
  };
}

/** The revision, and then its log, because the revision names the log group. */
async function readRevision(
  { ecs, logs }: Clients,
  names: ServiceNames,
  revision: string | undefined,
  task: TaskFacts | undefined,
  ask: Ask,
): Promise<Pick<Evidence, "definition" | "log">> {
  const definition = revision === undefined ? undefined : await readDefinition(ecs, revision, ask);
  const log = task && (await readLog(logs, names, task, definition, ask));
  return { definition, log };
}
