import type { Evidence } from "../../live/why/evidence";
import { runsAsAsked } from "../../live/why/judge";
import type { AwsSettings } from "../../settings";

/** The commands that lead on from a diagnosis; none of a service that runs as asked. */
export function nextCommands(
  evidence: Evidence,
  { region, profile }: AwsSettings,
  stack: string,
): readonly string[] {
  if (runsAsAsked(evidence)) return [];
  const up = `pulumi up -s ${stack}`;
  switch (evidence.service.state) {
    case "unread":
      return [`aws sts get-caller-identity${profile ? ` --profile ${profile}` : ""}`];
    case "missing":
      return evidence.service.what === "cluster"
        ? [up]
        : [`pulumi stack output nextSteps -s ${stack}`, up];
    case "found": {
      const account = `--region ${region}${profile ? ` --profile ${profile}` : ""}`;
      return [`aws logs tail ${evidence.names.logGroup} --follow ${account}`, up];
    }
  }
}
