import type { Evidence, FoundService } from "./evidence";
import { eventsOfFailure, primary, rolledBack, troubleSince } from "./judge";
import { endedTasks, type Standing } from "./standing";

/** The time since which a service has been in its present state; undefined if AWS reports nothing that shows it. */
export function standsSince(evidence: Evidence, { state }: Standing): Date | undefined {
  const { service } = evidence;
  if (service.state !== "found") return undefined;
  const last = primary(service);
  switch (state) {
    case "well":
      return last?.rolloutState === "COMPLETED" ? (last.updatedAt ?? last.createdAt) : undefined;
    case "wrong":
    case "limping":
      return earliest(troubles(evidence, service));
    case "unread":
      return undefined;
  }
}

function troubles(evidence: Evidence, service: FoundService): readonly (Date | undefined)[] {
  const last = primary(service);
  if (rolledBack(service)) return eventsOfFailure(service).map(({ at }) => at);
  if (last?.rolloutState !== "COMPLETED") return [last?.createdAt];
  const newest = eventsOfFailure(service);
  return [
    troubleSince({ ...service, events: newest }, last.createdAt),
    ...endedTasks(evidence.stopped, service).map(({ oldest }) => oldest),
    evidence.log?.of === "running" ? evidence.log.lines[0]?.at : undefined,
  ];
}

function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.flatMap((each) => each?.getTime() ?? []);
  return known.length === 0 ? undefined : new Date(Math.min(...known));
}
