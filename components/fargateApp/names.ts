import { name, type NamesOf } from "../common/text/namePattern";

/** Patterns of the physical names of an app's resources. */
export const fargateAppNames = {
  /** Task definition family and container. */
  base: name("{base}", 255),
  cluster: name("{base}-cluster", 255),
  service: name("{base}-service", 255),
  /** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
  balancer: name("{base}-alb", 32),
  targetGroup: name("{base}-{targets}", 32),
  /** The second target group. Every rollout strategy except `rolling` needs it. */
  alternateTargetGroup: name("{base}-{targets}2", 32),
  /** The role that lets ECS move traffic from one target group to the other. */
  infrastructureRole: name("{base}-infrastructure", 64),
  /** The alarm on answers with a status of 500 or more. */
  errorsAlarm: name("{display}-Errors", 255),
  /** The alarm on tasks that fail the balancer's health check. */
  unhealthyAlarm: name("{display}-Unhealthy", 255),
  logGroup: name("/ecs/{base}", 512),
  /**
   * The parameter that keeps every release. AWS refuses names that begin with "aws" or "ssm", so that the base cannot
   * come first. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
   */
  ledger: name("/releases/{base}", 1011),
} as const;

/** Physical names of an app's resources. */
export type FargateAppNames = NamesOf<typeof fargateAppNames>;
