import type { Platform } from "../image/types";

/** One health check for both the container and the target group. */
export interface HealthCheck {
  /** Path that answers 200 when the app can serve. */
  readonly path: string;
  /** Seconds between two checks. */
  readonly intervalSeconds: number;
  /** Seconds after which an unanswered check has failed. */
  readonly timeoutSeconds: number;
  /** Good checks in a row after which the balancer sends requests. */
  readonly healthyThreshold: number;
  /** Failed checks in a row after which balancer and ECS give the task up. */
  readonly unhealthyThreshold: number;
  /** Seconds after the start in which failed checks do not count. */
  readonly startPeriodSeconds: number;
  /** What ECS runs inside the container, where the default (curl, else wget) does not fit. */
  readonly command?: readonly string[];
}

/** The container and the Fargate task it runs in. */
export interface Container {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** TCP port on which the app listens. */
  readonly port: number;
  readonly platform: Platform;
  readonly environment: Readonly<Record<string, string>>;
  readonly healthCheck: HealthCheck;
}
