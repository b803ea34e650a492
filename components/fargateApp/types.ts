import type { Platform } from "../image/types";

/** One health check for both the container and the target group. */
export interface HealthCheck {
  /** Path that answers 200 when the app can serve. */
  readonly path: string;
  /** What ECS runs inside the container, where the default (curl, wget or node) does not fit. */
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
  /** `uid` or `uid:gid` that the app runs as, whatever the image says; 0 is root. */
  readonly user: string;
  /** Whether the app can write to nothing but its volumes. */
  readonly readOnlyRootFilesystem: boolean;
  /** Absolute paths in the container that are volumes of the task: empty at its start, gone at its end. */
  readonly writablePaths: readonly string[];
}

/**
 * What CloudWatch keeps beside the free metrics: those of cluster and service, or of each task and container, too.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
 */
export type ContainerInsights = "disabled" | "enabled" | "enhanced";

/** Which tasks run on spare capacity, which AWS may take back with two minutes' notice. */
export interface Spot {
  /** Percent of the tasks beyond `base`. */
  readonly share: number;
  /** Tasks that are never on Spot. */
  readonly base: number;
}
