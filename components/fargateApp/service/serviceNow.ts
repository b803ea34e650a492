import * as pulumi from "@pulumi/pulumi";
import type { FargateAppArgs } from "../args";
import type { ServiceNow } from "../../live";
import { plural } from "../../plural";

/**
 * The stack's service in ECS before this run; undefined if there is none yet. Raises a RunError if AWS refuses the
 * call.
 */
export async function askForService({
  live,
  names,
}: Pick<FargateAppArgs, "live" | "names">): Promise<ServiceNow | undefined> {
  return live.serviceNow(names).catch((error: unknown) => {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new pulumi.RunError(
      `ecs:DescribeServices did not say how many tasks ${names.service} wants and how they are divided: ${reason}`,
    );
  });
}

/**
 * Warns if this run leaves a service with another number of tasks than its stack file has: a pause, a person, or scaling
 * that this run removes has set it. If the file's number is new, which the service's tag tells, this run sets it, and
 * there is nothing to warn of.
 */
export function warnOfCount(now: ServiceNow | undefined, args: FargateAppArgs): void {
  const { count, desiredCount, names, stackTags } = args;
  if (!now || count.by === "scaling" || now.desiredCount === desiredCount) return;
  const { obeyedCount: former = desiredCount } = now;
  if (former !== desiredCount) return;
  void pulumi.log.warn(
    `${names.service} wants ${plural(now.desiredCount, "task")}, and desiredCount is ${desiredCount}, as it was before: this run ` +
      `leaves that. npx catalog resume ${stackTags.Stack} sets ${plural(desiredCount, "task")}.`,
  );
}

/** Tells the user that this run repairs a service that has no tasks because its last deployment failed. */
export function sayRestart(now: ServiceNow | undefined, { names }: FargateAppArgs): void {
  if (now?.deployment?.state !== "FAILED") return;
  void pulumi.log.info(
    `The last deployment of ${names.service} failed, and ECS starts no more tasks for it: this run deploys anew.`,
  );
}
