import { findCauses } from "../../live/why/causes";
import type { Evidence } from "../../live/why/evidence";
import { standingOf } from "../../live/why/standing";
import type { AwsSettings } from "../../settings";
import { shellWord } from "../text/shellWord";
import { afterSilence } from "../text/unread";

/** The commands to run after a diagnosis; empty if the service runs as its settings ask. */
export function nextCommands(
  evidence: Evidence,
  { region, profile }: AwsSettings,
  stack: string,
): readonly string[] {
  const standing = standingOf(evidence);
  const { service, names } = evidence;
  const account = `--region ${region}${profile ? ` --profile ${shellWord(profile)}` : ""}`;
  const logs = `aws logs tail ${names.logGroup} --follow ${account}`;
  const up = `pulumi up -s ${stack}`;
  const resume = `npx catalog resume ${stack}`;
  const refreshed = `pulumi up --refresh -s ${stack}`;
  switch (standing.state) {
    case "well":
      return [];
    case "unread":
      return [afterSilence(evidence.unread, `npx catalog why ${stack}`, profile)];
    case "limping":
      return standing.signs.some(({ sign }) => sign === "paused" || sign === "page")
        ? [resume]
        : [logs, `npx catalog why ${stack}`];
    case "wrong":
      if (evidence.page && standingOf({ ...evidence, page: undefined }).state !== "wrong") {
        return [resume];
      }
      if (service.state !== "missing") return [logs, refreshes(evidence) ? refreshed : up];
      if (service.what === "cluster") return [up];
      return service.events.length === 0
        ? [`pulumi stack output nextSteps -s ${stack}`, up]
        : [refreshed];
  }
}

/** Whether a cause needs a refresh. Without one, Pulumi does not notice that somebody has deleted a resource. */
function refreshes(evidence: Evidence): boolean {
  return findCauses(evidence).some(({ todo }) => todo.includes("pulumi up --refresh"));
}
