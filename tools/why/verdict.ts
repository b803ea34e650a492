import { plural } from "../../components/plural";
import type { Evidence, FoundService } from "../../live/why/evidence";
import { primary, rolledBack, runsAsAsked } from "../../live/why/judge";
import { shortEvent } from "../../live/why/reasons";
import { clock } from "./clock";

/** What runs and what does not, in one sentence. */
export function verdict(evidence: Evidence): string {
  const { service, names, region } = evidence;
  switch (service.state) {
    case "unread":
      return `Could not find out whether ${names.service} runs as asked (${region})`;
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
  const unhealthy = countIn(targets, "unhealthy");
  return unhealthy === 0
    ? ""
    : `; ${plural(unhealthy, "target")} ${unhealthy === 1 ? "is" : "are"} unhealthy`;
}

/** The second and last line about a service that runs as asked. */
export function allIsWell({ service, targets, readAt }: Evidence): string {
  const event = service.state === "found" ? service.events[0] : undefined;
  return [
    `${plural(countIn(targets, "healthy"), "target")} healthy`,
    ...(event
      ? [`last event at ${clock(event.at, readAt)} UTC: ${shortEvent(event.message)}`]
      : []),
  ].join("; ");
}

function countIn(targets: Evidence["targets"], wanted: string): number {
  return targets.filter(({ state }) => state === wanted).reduce((sum, { count }) => sum + count, 0);
}

/** What to do if there is no service yet. */
export function whatToDo(missing: "service" | "cluster"): string {
  switch (missing) {
    case "cluster":
      return "The stack has not been deployed to this account and region. Run pulumi up, or check that aws:region and the credentials are those of the stack.";
    case "service":
      return "Without an image, pulumi up makes everything but the service. Push an image as the output nextSteps says (pulumi stack output nextSteps), and run pulumi up again.";
  }
}
