import * as pulumi from "@pulumi/pulumi";
import { describeCapacity, isSameCapacity } from "../count/capacity";
import type { Live } from "../../../common/live";
import type { CapacityShare, DeploymentNow, ServiceNames } from "../../../common/live/service";
import { explain } from "./explain";
import { revision } from "../serviceInputs";
import { settle } from "./settle";

/** The revision that was asked for, and the one that the provider reports. */
export interface Revisions {
  /** ARN of the revision that this program asked for. */
  readonly asked: string;
  /** The image of that revision. */
  readonly image: string;
  /** ARN of the revision that the provider has read back; undefined if it is unknown. */
  readonly runs: string | undefined;
}

/** The division of a service's tasks between capacity providers: the one asked for, and the live service's. */
export interface Capacities {
  readonly asked: readonly CapacityShare[];
  readonly runs: Parameters<typeof isSameCapacity>[0] | undefined;
}

/** How to judge a rollout. */
export interface Judge {
  readonly service: ServiceNames;
  readonly live: Live;
  /** Name of the stack, for the commands in messages. */
  readonly stack: string;
  /** Seconds that a rollout may take. */
  readonly atMostSeconds: number;
}

/**
 * Resolves with the running revision after ECS calls its deployment COMPLETED and all tasks run; not in a preview. The
 * provider's success is not enough: ECS can roll a deployment back after the provider has stopped waiting, and a failed
 * first service keeps its revision but has no tasks. Raises a RunError that says why; the next `pulumi up` tries again.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
 */
export async function confirmRollout(
  { asked, image, runs = asked }: Revisions,
  judge: Judge,
): Promise<string> {
  if (pulumi.runtime.isDryRun()) return runs;
  const { service, live, atMostSeconds } = judge;
  if (revision(runs) !== revision(asked)) throw await rolledBack({ asked, image, runs }, judge);
  const end = await settle(asked, service, live, atMostSeconds).catch((error: unknown) => {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new pulumi.RunError(
      `ecs:DescribeServices did not say whether the rollout of ${service.service} has ended: ${reason}`,
    );
  });
  switch (end.as) {
    case "settled":
      return runs;
    case "rolledBack":
      // The state already has the new revision. Without a refresh, the next run would see no difference and send
      // nothing.
      throw await rolledBack({ asked, image, runs: end.runs }, judge, "pulumi up --refresh");
    case "failed":
      throw await refusal(`The rollout of ${service.service} failed`, end.deployment, judge);
    case "unsettled":
      throw await refusal(`The rollout of ${service.service} has not ended`, end.deployment, judge);
    case "gone":
      throw new pulumi.RunError(
        `ECS has no service ${service.service} any more. pulumi up --refresh --stack ${judge.stack} makes it anew.`,
      );
  }
}

async function rolledBack(
  { asked, image, runs }: Revisions & { readonly runs: string },
  { service, live, stack }: Judge,
  command = "pulumi up",
): Promise<pulumi.RunError> {
  const [runningImage, why] = await Promise.all([
    live.imageOf(runs).catch(() => undefined),
    explain(live, service),
  ]);
  return new pulumi.RunError(
    [
      `ECS rolled the service ${service.service} back.`,
      "",
      `  runs       ${described(runs, runningImage)}`,
      `  asked for  ${described(asked, image)}`,
      "",
      why,
      "",
      remedy(stack, command),
    ].join("\n"),
  );
}

/** The error for a failed deployment after which no other version runs. */
async function refusal(
  what: string,
  { state, reason, runningCount, desiredCount }: DeploymentNow,
  { service, live, stack }: Judge,
): Promise<pulumi.RunError> {
  const tasks = `${runningCount} of ${desiredCount} tasks run`;
  const words = [state ?? "", reason ?? ""].filter((each) => each !== "").join(": ");
  return new pulumi.RunError(
    [
      `${what}: ${tasks}. ECS says ${words === "" ? "no more" : words}`,
      "",
      await explain(live, service),
      "",
      remedy(stack),
    ].join("\n"),
  );
}

function remedy(stack: string, command = "pulumi up"): string {
  return `Mend the image or the settings and run ${command} --stack ${stack} again.`;
}

/**
 * Compares the live division of the tasks with the one asked for: ECS rolls that back, too, and the revision does not
 * show it. Raises a RunError as `confirmRollout` does.
 */
export async function confirmCapacity(
  { asked, runs = asked }: Capacities,
  { service, live, stack }: Judge,
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
      `Run pulumi up --stack ${stack} once more, or set spot.share to what Fargate Spot has room for.`,
    ].join("\n"),
  );
}

function described(arn: string, image: string | undefined): string {
  return image === undefined ? revision(arn) : `${revision(arn)}, ${image}`;
}
