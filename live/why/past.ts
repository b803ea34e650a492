import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import { noteFailures } from "../calls/ask";
import { withClients, type ClientConfig } from "../calls/clients";
import type { Release } from "../releases/collect";
import type { Evidence, FoundService, ServiceEvent, TaskFacts } from "./evidence";
import { groupStopped } from "./group";
import { readTasks } from "./read/ecs";
import { readDefinition } from "./read/definition";
import { readEvents, serviceEventIn, taskIn } from "./read/eventLog";
import { readTellingLog } from "./tellingLog";

/** Milliseconds in which ECS still knows a stopped task: about an hour. */
const remembered = 3_600_000;

/** Milliseconds that events and stopped tasks may be outside a release's own times. */
const margin = 10 * 60_000;

/**
 * What AWS still knows about a past release: its stopped tasks (from ECS or, after an hour, from
 * the stack's log of events), ECS's messages, and the log of a task that failed. The service looks
 * as if that release were its only one. Failed calls are noted, not thrown.
 */
export async function collectPast(
  config: ClientConfig,
  names: ServiceNames,
  release: Release,
  now = new Date(),
): Promise<Evidence> {
  const services = { ecs: ECSClient, logs: CloudWatchLogsClient };
  return withClients(services, config, async ({ ecs, logs }) => {
    const { ask, unread } = noteFailures();
    const { from, to } = timesOf(release, now);
    const isRecent = now.getTime() - to.getTime() < remembered;
    const question = {
      logGroupName: names.eventLog,
      startTime: from.getTime(),
      endTime: to.getTime(),
    };
    const [lines, listed, definition] = await Promise.all([
      names.eventLog === undefined ? [] : readEvents(logs, question, ask),
      isRecent ? readTasks(ecs, names, "STOPPED", ask) : [],
      release.revision === "" ? undefined : readDefinition(ecs, release.revision, ask),
    ]);
    const known = ofRelease(listed, release, from);
    const recalled = known.length > 0 ? [] : ofRelease(lines.flatMap(taskIn), release, from);
    const tasks = { stopped: [...known, ...recalled], current: [] };
    const seen = {
      service: serviceOf(release, lines.flatMap(serviceEventIn), tasks.stopped.length),
      suspect: release.revision,
      stopped: groupStopped(tasks.stopped),
      targets: [],
      unread,
    };
    return {
      ...seen,
      names,
      region: config.region,
      readAt: now,
      definition,
      recalled: recalled.length > 0,
      current: [],
      targetCheck: undefined,
      page: undefined,
      log: await readTellingLog(logs, { names, definition }, { ...seen, tasks }, ask),
    };
  });
}

function timesOf({ at, finishedAt }: Release, now: Date) {
  const begun = at ?? finishedAt ?? now;
  const ended = finishedAt ?? new Date(begun.getTime() + remembered);
  return { from: new Date(begun.getTime() - margin), to: new Date(ended.getTime() + margin) };
}

function ofRelease(
  tasks: readonly TaskFacts[],
  { revision }: Release,
  from: Date,
): readonly TaskFacts[] {
  return tasks.filter(
    (task) =>
      task.revision === revision && (task.stoppedAt === undefined || task.stoppedAt >= from),
  );
}

/** The service while it tried to run the release, with the newest event first. */
function serviceOf(
  { deployment, revision, status, reason, at, finishedAt }: Release,
  events: readonly ServiceEvent[],
  failedTasks: number,
): FoundService {
  return {
    state: "found",
    status: "ACTIVE",
    desired: 1,
    running: 0,
    pending: 0,
    gracePeriodSeconds: undefined,
    deployments: [
      {
        id: deployment ?? revision,
        status: "PRIMARY",
        revision,
        rolloutState: /^(?:PENDING|IN_PROGRESS)$/.test(status) ? "IN_PROGRESS" : "FAILED",
        rolloutStateReason: reason,
        desired: 1,
        running: 0,
        failedTasks,
        createdAt: at,
        updatedAt: finishedAt,
      },
    ],
    events: [...events].sort((a, b) => b.at.getTime() - a.at.getTime()),
    targetGroupArns: [],
    trafficRuleArn: undefined,
  };
}
