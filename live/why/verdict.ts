import type { Evidence, FoundService } from "./evidence";
import { primary, rolledBack, runsAsAsked } from "./judge";
import { clock, plural } from "./layout";
import { shortEvent } from "./reasons";

/** In one line, what runs and what does not. */
export function verdict(evidence: Evidence): string {
  const { service, names, region } = evidence;
  switch (service.state) {
    case "unread":
      return `Whether ${names.service} runs as asked could not be found out (${region})`;
    case "missing":
      return service.what === "cluster"
        ? `There is no cluster ${names.cluster} in ${region}, and so no service ${names.service}`
        : `There is no service ${names.service} in the cluster ${names.cluster} in ${region}`;
    case "found":
      return `${names.service} ${runs(service)}${runsAsAsked(evidence) ? ", as asked" : trouble(evidence, service)}`;
  }
}

/** `runs 2 of 2 tasks of mcp-catalog:1` */
function runs(service: FoundService): string {
  const { running, desired, deployments } = service;
  const revisions = deployments.filter((each) => each.running > 0).map(({ revision }) => revision);
  const of = revisions.length === 0 ? "" : ` of ${[...new Set(revisions)].join(" and ")}`;
  return `runs ${running} of ${plural(desired, "task")}${of}`;
}

function trouble({ suspect, targets }: Evidence, service: FoundService): string {
  const last = primary(service);
  const revision = suspect ?? "the deployment";
  if (service.status !== "ACTIVE") return `; its status is ${service.status}`;
  if (rolledBack(service)) return `; ${revision} failed and ECS rolled it back`;
  if (last?.rolloutState === "FAILED") return `; ${revision} failed`;
  if (last?.rolloutState === "IN_PROGRESS") {
    const failed = last.failedTasks === 0 ? "" : `, ${plural(last.failedTasks, "task")} failed`;
    return `; ${revision} is not settled${failed}`;
  }
  const unhealthy = targets
    .filter(({ state }) => state === "unhealthy")
    .reduce((sum, { count }) => sum + count, 0);
  return unhealthy === 0
    ? ""
    : `; ${plural(unhealthy, "target")} ${unhealthy === 1 ? "is" : "are"} unhealthy`;
}

/** The second and last line about a service that runs as asked. */
export function allIsWell({ service, targets, readAt }: Evidence): string {
  const healthy = targets
    .filter(({ state }) => state === "healthy")
    .reduce((sum, { count }) => sum + count, 0);
  const event = service.state === "found" ? service.events[0] : undefined;
  return [
    `${plural(healthy, "target")} healthy`,
    ...(event
      ? [`last event at ${clock(event.at, readAt)} UTC: ${shortEvent(event.message)}`]
      : []),
  ].join("; ");
}

/** What to do where there is no service yet. */
export function whatToDo(what: "service" | "cluster"): string {
  switch (what) {
    case "cluster":
      return "The stack has not been deployed to this account and region: run pulumi up, or see that aws:region and the credentials are those of the stack.";
    case "service":
      return "Without an image, pulumi up makes everything but the service: push one as the output nextSteps says (pulumi stack output nextSteps), and run pulumi up again.";
  }
}
