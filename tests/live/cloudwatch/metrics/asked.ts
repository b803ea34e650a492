import { collectUsage, type UsageEvidence } from "../../../../live/cloudwatch/metrics";
import { AwsError, withCannedAws, type Answers, type Call } from "../../support/cannedAws";
import { cannedConfig } from "../../support/config";

/** The names by which the service is found. */
export const names = {
  cluster: "mcp-catalog-cluster",
  service: "mcp-catalog-service",
  logGroup: "/ecs/x",
};
/** A time that is not at full five minutes. */
export const now = new Date("2026-07-22T09:03:20Z");

/** The result, and the calls behind it. */
export interface Asked {
  readonly evidence: UsageEvidence;
  readonly calls: readonly Call[];
}

/** Collects the metrics of an account with canned answers, for days that end at a time. */
export function ask(answers: Answers, readAt = now, days = 14): Promise<Asked> {
  return withCannedAws(answers, async ({ endpoint, calls }) => {
    const evidence = await collectUsage(cannedConfig(endpoint), names, days, readAt);
    return { evidence, calls };
  });
}

/** The inputs of all calls of an operation. */
export function inputsOf(calls: readonly Call[], operation: string): readonly Call["input"][] {
  return calls.filter((call) => call.operation === operation).map(({ input }) => input);
}

/** Refuses a call like IAM. */
export function denied(): never {
  throw new AwsError("AccessDeniedException", "User: arn:aws:iam::1:user/ci is not authorized");
}
