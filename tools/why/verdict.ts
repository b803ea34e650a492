import { plural } from "../../components/common/text/plural";
import type { Evidence, FoundService, MissingService } from "../../live/why/evidence";
import { onlyOn } from "../../live/balancing/pausePage/onlyOn";
import { pageStatus } from "../../components/fargateApp/frontDoor/pageStatus";
import { primary, rolledBack } from "../../live/why/judge";
import { shortEvent } from "../../live/why/reasons";
import { countOf, targetsUnread, type Sign, type Standing } from "../../live/why/standing";
import { clock } from "./clock";

/** What runs and what does not run, in one sentence. */
export function verdict(evidence: Evidence, standing: Standing): string {
  const { service, names, region } = evidence;
  switch (service.state) {
    case "unread":
      return `Could not find out whether ${names.service} runs as asked (${region})`;
    case "missing":
      return missing(evidence, service);
    case "found":
      return `${names.service} ${judged(evidence, service, standing)}`;
  }
}

function missing({ names, region }: Evidence, { what, events }: MissingService): string {
  if (what === "cluster") {
    return `There is no cluster ${names.cluster} in ${region}, and so no service ${names.service}`;
  }
  return events.length === 0
    ? `There is no service ${names.service} in the cluster ${names.cluster} in ${region}`
    : `The service ${names.service} in the cluster ${names.cluster} in ${region} was deleted`;
}

function judged(evidence: Evidence, service: FoundService, standing: Standing): string {
  switch (standing.state) {
    case "well":
      return `${runs(service)}, as asked`;
    case "wrong":
      return `${runs(service)}${trouble(evidence, service)}`;
    case "unread":
      return `${runs(service)}, and AWS did not say whether they get requests`;
    case "limping": {
      const [first] = standing.signs;
      if (first?.sign === "paused")
        return `is paused: no task runs, as asked, and ${whoAnswers(evidence)}`;
      const signs = standing.signs.map((sign) => signText(sign, evidence.readAt));
      return `${runs(service)} and answers, but ${signs.join("; ")}`;
    }
  }
}

function whoAnswers({ page }: Evidence): string {
  return page ? `people get the page${onlyOn(page)}` : "nobody answers";
}

function signText(sign: Sign, now: Date): string {
  switch (sign.sign) {
    case "paused":
      return "it is paused";
    case "rolling out":
      return `a rollout of ${sign.revision} is under way`;
    case "tasks ended": {
      const last = sign.newest === undefined ? "" : `, the last at ${clock(sign.newest, now)} UTC`;
      return `${plural(sign.count, "task")} ended within the hour${last}`;
    }
    case "fewer tasks":
      return `${plural(sign.desired - sign.running, "task")} ${sign.desired - sign.running === 1 ? "is" : "are"} missing`;
    case "targets":
      return sign.state === "initial"
        ? `${plural(sign.count, "target")} only ${sign.count === 1 ? "starts" : "start"}`
        : `${plural(sign.count, "target")} ${sign.count === 1 ? "is" : "are"} unhealthy`;
    case "page":
      return `people get the page of a pause${onlyOn(sign)}`;
    case "log":
      return "its log repeats errors";
  }
}

/** `runs 2 of 2 tasks of mcp-catalog:1` */
function runs(service: FoundService): string {
  const { running, desired, deployments } = service;
  const revisions = deployments.filter((each) => each.running > 0).map(({ revision }) => revision);
  const of = revisions.length === 0 ? "" : ` of ${[...new Set(revisions)].join(" and ")}`;
  return `runs ${running} of ${plural(desired, "task")}${of}`;
}

function trouble({ suspect, targets, page }: Evidence, service: FoundService): string {
  const last = primary(service);
  const revision = suspect ?? "the deployment";
  if (service.status !== "ACTIVE") return `; its status is ${service.status}`;
  if (rolledBack(service)) return `; ${revision} failed and ECS rolled it back`;
  if (last?.rolloutState === "FAILED") return `; ${revision} failed`;
  if (last?.rolloutState === "IN_PROGRESS") {
    const failed = last.failedTasks === 0 ? "" : `, ${plural(last.failedTasks, "task")} failed`;
    return `; ${revision} is not settled${failed}`;
  }
  const unhealthy = countOf(targets, "unhealthy");
  if (unhealthy > 0) {
    return `; ${plural(unhealthy, "target")} ${unhealthy === 1 ? "is" : "are"} unhealthy`;
  }
  const healthy = countOf(targets, "healthy");
  if (page && healthy >= service.desired) return `; people get the page of a pause${onlyOn(page)}`;
  return service.targetGroupArns.length > 0 && healthy < service.desired
    ? `; ${healthy === 0 ? "none" : `only ${healthy}`} of them gets requests`
    : "";
}

/** Whether requests get answers, according to the load balancer's health checks; empty if they could not be read. */
export function impact(evidence: Evidence): readonly string[] {
  const { service, targets, page } = evidence;
  if (service.state !== "found" || service.targetGroupArns.length === 0) return [];
  if (page) return [`requests get the page, with status ${pageStatus}${onlyOn(page)}`];
  if (targetsUnread(evidence)) return [];
  return [`requests get ${countOf(targets, "healthy") === 0 ? "no answer" : "answers"}`];
}

/** The second and last line about a service that runs as its settings ask. */
export function allIsWell({ service, targets, readAt }: Evidence): string {
  const event = service.state === "found" ? service.events[0] : undefined;
  return [
    `${plural(countOf(targets, "healthy"), "target")} healthy`,
    ...(event
      ? [`last event at ${clock(event.at, readAt)} UTC: ${shortEvent(event.message)}`]
      : []),
  ].join("; ");
}

/** What to do if there is no service. */
export function whatToDo({ what, events }: Pick<MissingService, "what" | "events">): string {
  if (what === "cluster") {
    return "The stack has not been deployed to this account and region. Run pulumi up, or check that aws:region and the credentials are those of the stack.";
  }
  return events.length === 0
    ? "Without an image, pulumi up makes everything but the service. Push an image as the output nextSteps says (pulumi stack output nextSteps), and run pulumi up again."
    : "If that was not meant, pulumi up --refresh makes it again. The last that it did is below.";
}
