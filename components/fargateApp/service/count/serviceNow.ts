import * as pulumi from "@pulumi/pulumi";
import { patientAsk } from "../../../common/lookUps";
import type { FargateAppArgs } from "../../args";
import type { Live } from "../../../common/live";
import type { ServiceNames, ServiceNow } from "../../../common/live/service";
import { plural } from "../../../common/text/plural";

interface AskedService {
  readonly names: Pick<ServiceNames, "cluster" | "service">;
  readonly live: Pick<Live, "serviceNow" | "patience">;
}

/** The stack's service in ECS before this run; undefined if there is none yet. Raises a LookUpError if AWS refuses. */
export async function askForService({
  live,
  names,
}: AskedService): Promise<ServiceNow | undefined> {
  const question = {
    key: "desiredCount",
    what: `how many tasks ${names.service} wants and how they are divided`,
    takes: "ecs:DescribeServices",
  };
  return patientAsk(live.patience)(question, () => live.serviceNow(names));
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
