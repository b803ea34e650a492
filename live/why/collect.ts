import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { StackTags } from "../../components/account/stackTags";
import type { ServiceNames } from "../../components/common/live/service";
import { readPage } from "../balancing/pausePage/find";
import { withClients, type ClientConfig } from "../calls/clients";
import { noteFailures, type Ask } from "../calls/ask";
import type { Evidence } from "./evidence";
import type { Definition } from "./definition";
import { groupCurrent, groupStopped } from "./group";
import { primary, suspectRevision } from "./judge";
import { recallTasks } from "./read/eventLog";
import { readGroup, readTargets } from "./read/balancer";
import { readService, readTasks } from "./read/ecs";
import { readDefinition } from "./read/definition";
import { readTellingLog } from "./tellingLog";

/**
 * Asks AWS for everything that shows why a service does or does not run. With the stack's tags, also looks for the page
 * of a pause, which no health check shows. Failed calls are noted, not thrown.
 */
export async function collect(
  config: ClientConfig,
  names: ServiceNames,
  stackTags?: StackTags,
): Promise<Evidence> {
  return withClients(
    {
      ecs: ECSClient,
      balancing: ElasticLoadBalancingV2Client,
      logs: CloudWatchLogsClient,
    },
    config,
    async (clients) => {
      return await ask(clients, config.region, names, stackTags);
    },
  );
}

interface Clients {
  readonly ecs: ECSClient;
  readonly balancing: ElasticLoadBalancingV2Client;
  readonly logs: CloudWatchLogsClient;
}

async function ask(
  clients: Clients,
  region: string,
  names: ServiceNames,
  stackTags: StackTags | undefined,
): Promise<Evidence> {
  const first = noteFailures();
  const [service, stopped, current] = await Promise.all([
    readService(clients.ecs, names, first.ask),
    readTasks(clients.ecs, names, "STOPPED", first.ask),
    readTasks(clients.ecs, names, "RUNNING", first.ask),
  ]);
  // ECS refuses to list the tasks of a service that does not exist. That failure says nothing new.
  const { ask, unread } = service.state === "missing" ? noteFailures() : first;
  const groups =
    service.state === "found" ? service : { targetGroupArns: [], trafficRuleArn: undefined };
  const { targetGroupArns } = groups;
  const [targets, { targetCheck, balancer }] = await Promise.all([
    readTargets(clients.balancing, groups, ask),
    readGroup(clients.balancing, targetGroupArns, ask),
  ]);
  const asksForPage =
    stackTags && balancer !== undefined
      ? readPage(clients.balancing, balancer, { targetGroupArns, stackTags }, ask)
      : undefined;
  const recalled =
    stopped.length > 0 ? [] : await recallTasks(clients.logs, names.eventLog, service, ask);
  const ended = [...stopped, ...recalled];
  const suspect = suspectRevision(service, ended);
  const seen = { service, suspect, stopped: groupStopped(ended), targets, unread };
  const definition = await readDefinitionOf(clients.ecs, seen, ask);
  const log = await readTellingLog(
    clients.logs,
    { names, definition },
    { ...seen, tasks: { stopped: ended, current } },
    ask,
  );
  const page = await asksForPage;
  return {
    ...seen,
    page: stackTags && page && { stack: stackTags.Stack, on: page.on, notOn: page.notOn },
    recalled: recalled.length > 0,
    names,
    region,
    readAt: new Date(),
    // If the revision is not a suspect, it was only read to find the log group; unless its tasks report errors.
    definition: definition?.revision === suspect || log?.of === "running" ? definition : undefined,
    log,
    current: groupCurrent(current),
    targetCheck,
  };
}

/**
 * The revision that failed, or else the revision that should run. All revisions name the same log group and container.
 */
async function readDefinitionOf(
  client: ECSClient,
  { service, suspect }: Pick<Evidence, "service" | "suspect">,
  ask: Ask,
): Promise<Definition | undefined> {
  const asked = service.state === "found" ? primary(service)?.revision : undefined;
  const revision = suspect ?? asked;
  return revision === undefined ? undefined : readDefinition(client, revision, ask);
}
