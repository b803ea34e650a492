import type { ServiceNames } from "../../../components/common/live/service";

export const names: ServiceNames = {
  cluster: "mcp-catalog-cluster",
  service: "mcp-catalog-service",
  logGroup: "/ecs/mcp-catalog",
};

/** Seconds since 1970: when the newest deployment began. */
export const start = Date.UTC(2026, 2, 1, 12, 0, 0) / 1000;
export const account = "123456789012";
export const targetGroupArn = `arn:aws:elasticloadbalancing:us-east-1:${account}:targetgroup/mcp-catalog-tg/50dc6c495c0c9188`;
export const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog@sha256:${"2c26b46b68ff".padEnd(64, "0")}`;

/** A value that no diagnosis may show. */
export const canary = "canary-value";

export function taskId(index: number): string {
  return String(index).padStart(32, "a1b2c3d4");
}

export function revisionArn(revision: number): string {
  return `arn:aws:ecs:us-east-1:${account}:task-definition/mcp-catalog:${revision}`;
}
