import * as pulumi from "@pulumi/pulumi";
import { describeCapacity, isSameCapacity } from "./capacity";
import type { CapacityShare, Live, ServiceNames } from "../../live";
import { explain } from "./explain";

export interface Revisions {
  /** ARN of the revision that this program asked for. */
  readonly asked: string;
  /** The image of that revision. */
  readonly image: string;
  /** ARN of the revision that the live service has; undefined where it is not known. */
  readonly runs: string | undefined;
}

/** How a service's tasks are divided between capacity providers: as this program asked, and as the live service has it. */
export interface Capacities {
  readonly asked: readonly CapacityShare[];
  readonly runs: Parameters<typeof isSameCapacity>[0] | undefined;
}

/**
 * Compares the revision that runs with the one asked for. ECS can roll a deployment back after the provider has
 * stopped waiting, and the provider then reports success: the service read back names the older revision. Raises a
 * RunError in that case, which says why; the state stays as AWS has it, so that the next `pulumi up` tries again.
 * Resolves with the revision that runs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export async function confirmRollout(
  { asked, image, runs = asked }: Revisions,
  service: ServiceNames,
  live: Live,
): Promise<string> {
  if (pulumi.runtime.isDryRun() || revision(runs) === revision(asked)) return runs;
  const [runningImage, why] = await Promise.all([
    live.imageOf(runs).catch(() => undefined),
    explain(live, service),
  ]);
  throw new pulumi.RunError(
    [
      `ECS rolled the service ${service.service} back.`,
      "",
      `  runs       ${described(runs, runningImage)}`,
      `  asked for  ${described(asked, image)}`,
      "",
      why,
      "",
      "Mend the image or the settings and run pulumi up again.",
    ].join("\n"),
  );
}

/**
 * Compares how the tasks are divided with what was asked for: ECS puts that back, too, and no revision tells of it.
 * Raises a RunError as `confirmRollout` does.
 */
export async function confirmCapacity(
  { asked, runs = asked }: Capacities,
  service: ServiceNames,
  live: Live,
): Promise<void> {
  if (pulumi.runtime.isDryRun() || isSameCapacity(runs, asked)) return;
  throw new pulumi.RunError(
    [
      `ECS put the tasks of the service ${service.service} back where they ran.`,
      "",
      `  runs on    ${describeCapacity(runs)}`,
      `  asked for  ${describeCapacity(asked)}`,
      "",
      await explain(live, service),
      "",
      "Run pulumi up again to try once more, or set spot.share to what Fargate Spot has room for.",
    ].join("\n"),
  );
}

function described(arn: string, image: string | undefined): string {
  return image === undefined ? revision(arn) : `${revision(arn)}, ${image}`;
}

/** `family:revision`, the end of the ARN. */
export function revision(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}
