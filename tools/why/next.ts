import { findCauses } from "../../live/why/causes";
import type { Evidence } from "../../live/why/evidence";
import { standingOf } from "../../live/why/standing";
import type { AwsSettings } from "../../settings";

/** The commands that lead on from a diagnosis; none of a service that runs as asked. */
export function nextCommands(
  evidence: Evidence,
  { region, profile }: AwsSettings,
  stack: string,
): readonly string[] {
  const standing = standingOf(evidence);
  const { service, names } = evidence;
  const account = `--region ${region}${profile ? ` --profile ${profile}` : ""}`;
  const logs = `aws logs tail ${names.logGroup} --follow ${account}`;
  const up = `pulumi up -s ${stack}`;
  const refreshed = `pulumi up --refresh -s ${stack}`;
  switch (standing.state) {
    case "well":
      return [];
    case "unread":
      return [`aws sts get-caller-identity${profile ? ` --profile ${profile}` : ""}`];
    case "limping":
      return standing.signs.some(({ sign }) => sign === "paused")
        ? [`npm run resume -- --stack ${stack}`]
        : [logs, `npm run why -- --stack ${stack}`];
    case "wrong":
      if (service.state !== "missing") return [logs, refreshes(evidence) ? refreshed : up];
      if (service.what === "cluster") return [up];
      return service.events.length === 0
        ? [`pulumi stack output nextSteps -s ${stack}`, up]
        : [refreshed];
  }
}

/** Whether a cause asks for a refresh: without one, Pulumi takes for there what somebody has deleted. */
function refreshes(evidence: Evidence): boolean {
  return findCauses(evidence).some(({ todo }) => todo.includes("pulumi up --refresh"));
}
