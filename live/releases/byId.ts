import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import { noteFailures, type Ask } from "../calls/ask";
import { withClients, type ClientConfig } from "../calls/clients";
import { deploymentEventIn, readEvents, type DeploymentEvent, taskIn } from "../why/read/eventLog";
import type { Unread } from "../why/evidence";
import { revisionOf } from "./ecs";
import type { Release } from "./merge";

/** What is known of a deployment that has an id of the form `ecs-svc/…`. */
export interface Traced {
  /** undefined if nobody remembers the deployment. */
  readonly release: Release | undefined;
  readonly unread: readonly Unread[];
}

/** A trace of a deployment: what it rolled out, a time in its life, and how it ended. */
interface Trace {
  readonly id: string;
  /** `family:revision`; undefined if no event names it. */
  readonly revision: string | undefined;
  readonly at: Date | undefined;
  readonly ended: Pick<Release, "status" | "reason" | "finishedAt"> | undefined;
}

/** Milliseconds that an event may come after its deployment has ended. */
const margin = 10 * 60_000;

/**
 * Finds the release of a deployment by the id that ECS prints in its messages: among the
 * deployments that the service still has, or else in the stack's log of events, by the tasks that
 * the deployment started and by what ECS said about it. Failed calls are noted in `unread`.
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
  const revision = revisionOf(found.taskDefinition);
  return { id, revision, at: found.createdAt, ended: undefined };
}

async function recalled(
  logs: CloudWatchLogsClient,
  { eventLog: logGroupName }: ServiceNames,
  id: string,
  ask: Ask,
): Promise<Trace | undefined> {
  if (logGroupName === undefined) return undefined;
  const filterPattern = `{ ($.detail.startedBy = "${id}") || ($.detail.deploymentId = "${id}") }`;
  const lines = await readEvents(logs, { logGroupName, filterPattern }, ask);
  const task = lines.flatMap(taskIn).find(({ revision }) => revision !== "");
  const events = lines.flatMap(deploymentEventIn).sort((a, b) => a.at.getTime() - b.at.getTime());
  const [first] = events;
  if (task === undefined && first === undefined) return undefined;
  return {
    id,
    revision: task?.revision,
    at: first?.at ?? task?.startedAt ?? task?.stoppedAt,
    ended: endOf(events),
  };
}

/** How a deployment ended; undefined if no event says it. */
function endOf(events: readonly DeploymentEvent[]): Trace["ended"] {
  const ends = events.flatMap(({ name, at, reason }) => {
    if (name === "SERVICE_DEPLOYMENT_COMPLETED") {
      return [{ status: "SUCCESSFUL", reason: undefined, finishedAt: at }];
    }
    return name === "SERVICE_DEPLOYMENT_FAILED"
      ? [{ status: "FAILED", reason, finishedAt: at }]
      : [];
  });
  return ends.at(-1);
}

/**
 * The release that had begun last at a time in the deployment's life: among those of its revision, if that is known. If
 * no time is known, the newest of the revision.
 */
function nearest(releases: readonly Release[], { revision, at }: Trace): Release | undefined {
  if (revision === undefined) return releases.find((each) => lasted(each, at));
  const alike = releases.filter((each) => each.revision === revision);
  return alike.find((each) => !at || !each.at || each.at <= at) ?? alike[0];
}

/** Whether a time is in the life of a release. */
function lasted({ at: begun, finishedAt }: Release, at: Date | undefined): boolean {
  if (at === undefined || begun === undefined || begun > at) return false;
  return finishedAt === undefined || at.getTime() <= finishedAt.getTime() + margin;
}

/** A release that neither ECS nor the ledger knows, but the log of events does. */
function releaseOf({ id, revision = "", at, ended }: Trace): Release {
  return {
    deployment: id,
    serviceRevision: undefined,
    revision,
    at,
    finishedAt: undefined,
    status: "UNKNOWN",
    reason: "only the log of events still knows it.",
    ...ended,
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
