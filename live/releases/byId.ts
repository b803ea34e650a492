import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/live/service";
import { noteFailures, type Ask } from "../ask";
import { withClients, type ClientConfig } from "../clients";
import { readEvents, taskIn } from "../why/read/eventLog";
import type { Unread } from "../why/evidence";
import { revisionOf } from "./ecs";
import type { Release } from "./merge";

/** What is known of a deployment that has an id of the form `ecs-svc/…`. */
export interface Traced {
  /** undefined if nobody remembers the deployment. */
  readonly release: Release | undefined;
  readonly unread: readonly Unread[];
}

/** A trace of a deployment: what it rolled out, and a time in its life. */
interface Trace {
  /** `family:revision` */
  readonly revision: string;
  readonly at: Date | undefined;
}

/**
 * Finds the release of a deployment by the id that ECS prints in its messages: among the deployments that the service
 * still has, or else by the tasks that it started, in the stack's log of events. Failed calls are noted in `unread`.
 */
export async function traceDeployment(
  config: ClientConfig,
  names: ServiceNames,
  id: string,
  releases: readonly Release[],
): Promise<Traced> {
  const services = { ecs: ECSClient, logs: CloudWatchLogsClient };
  return withClients(services, config, async ({ ecs, logs }) => {
    const { ask, unread } = noteFailures();
    const trace = (await current(ecs, names, id, ask)) ?? (await recalled(logs, names, id, ask));
    return { release: trace && (nearest(releases, trace) ?? releaseOf(trace)), unread };
  });
}

async function current(
  ecs: ECSClient,
  { cluster, service }: ServiceNames,
  id: string,
  ask: Ask,
): Promise<Trace | undefined> {
  const answer = await ask("ecs:DescribeServices", () =>
    ecs.send(new DescribeServicesCommand({ cluster, services: [service] })),
  );
  const all = answer?.services?.flatMap(({ deployments = [] }) => deployments) ?? [];
  const found = all.find((each) => each.id === id);
  if (found?.taskDefinition === undefined) return undefined;
  return { revision: revisionOf(found.taskDefinition), at: found.createdAt };
}

async function recalled(
  logs: CloudWatchLogsClient,
  { eventLog: logGroupName }: ServiceNames,
  id: string,
  ask: Ask,
): Promise<Trace | undefined> {
  if (logGroupName === undefined) return undefined;
  const filterPattern = `{ $.detail.startedBy = "${id}" }`;
  const lines = await readEvents(logs, { logGroupName, filterPattern }, ask);
  const task = lines.flatMap(taskIn).find(({ revision }) => revision !== "");
  return task && { revision: task.revision, at: task.startedAt ?? task.stoppedAt };
}

/** The release of a revision that began last before a time in its life; the newest if that time is not known. */
function nearest(releases: readonly Release[], { revision, at }: Trace): Release | undefined {
  const alike = releases.filter((each) => each.revision === revision);
  return alike.find((each) => !at || !each.at || each.at <= at) ?? alike[0];
}

/** A release that neither ECS nor the ledger knows, but the log of events does. */
function releaseOf({ revision, at }: Trace): Release {
  return {
    deployment: undefined,
    serviceRevision: undefined,
    revision,
    at,
    finishedAt: undefined,
    status: "UNKNOWN",
    reason: "only the log of events still knows it.",
    by: undefined,
    tags: [],
    promotedFrom: undefined,
    digest: undefined,
    commit: undefined,
    secretVersions: {},
    running: false,
    deployable: false,
  };
}
