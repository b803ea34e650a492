import type { HostOutputs } from "./types";

/** Reads another stack's output `shared`; undefined if the stack does not share or the output is incomplete. */
export function readHostOutputs(output: unknown): HostOutputs | undefined {
  if (typeof output !== "object" || output === null) return undefined;
  const { listenerArn, clusterName, taskSubnetIds, assignPublicIp, hostName } = output as Partial<
    Record<keyof HostOutputs, unknown>
  >;
  const isComplete =
    typeof listenerArn === "string" &&
    typeof clusterName === "string" &&
    Array.isArray(taskSubnetIds) &&
    typeof assignPublicIp === "boolean";
  if (!isComplete) return undefined;
  return {
    listenerArn,
    clusterName,
    taskSubnetIds: taskSubnetIds.map(String),
    assignPublicIp,
    // Stacks that were deployed before this output existed have no hostName.
    ...(typeof hostName === "string" ? { hostName } : {}),
  };
}

/**
 * The region of an ARN.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function regionOf(arn: string): string {
  return arn.split(":")[3] ?? "";
}

/** The ARN of a cluster in the account and region of a listener. */
export function clusterArn(listenerArn: string, clusterName: string): string {
  const [arn, partition, , region, account] = listenerArn.split(":");
  return [arn, partition, "ecs", region, account, `cluster/${clusterName}`].join(":");
}
