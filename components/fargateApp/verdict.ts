import * as pulumi from "@pulumi/pulumi";

export interface Revisions {
  readonly service: string;
  /** ARN of the revision that this program asked for. */
  readonly asked: string;
  /** ARN of the revision that the live service has; undefined where it is not known. */
  readonly runs: string | undefined;
}

/**
 * Compares the revision that runs with the one asked for. ECS can roll a deployment back after the provider has
 * stopped waiting, and the provider then reports success: the service read back names the older revision. Raises a
 * RunError in that case; the state stays as AWS has it, so that the next `pulumi up` tries again.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export function confirmRollout({ service, asked, runs }: Revisions): void {
  if (pulumi.runtime.isDryRun() || runs === undefined || revision(runs) === revision(asked)) return;
  throw new pulumi.RunError(
    `ECS rolled the service ${service} back: it runs ${revision(runs)}, not ${revision(asked)}. ` +
      `The reason is in the service's events (README, "When something is wrong"). ` +
      "Mend the image or the settings and run pulumi up again.",
  );
}

/** `family:revision`, the end of the ARN. */
function revision(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}
