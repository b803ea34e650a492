import type { Platform } from "../image/types";

/** One health check for both the container and the target group. */
export interface HealthCheck {
  /** Path that answers 200 when the app can serve. */
  readonly path: string;
  /** Command that ECS runs inside the container. Default: curl, wget or node, whichever the image has. */
  readonly command?: readonly string[];
}

/** The container and its Fargate task. */
export interface Container {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** Memory in MiB. */
  readonly memory: number;
  /** TCP port on which the app listens. */
  readonly port: number;
  /** The operating system and CPU, which must be those of the image. */
  readonly platform: Platform;
  /** Variables in plain text, by name. */
  readonly environment: Readonly<Record<string, string>>;
  /** The check of the container and of the target group. */
  readonly healthCheck: HealthCheck;
  /** User that the app runs as: `uid` or `uid:gid`; 0 is root. It overrides the image's user. */
  readonly user: string;
  /** Whether the app can write only to its volumes. */
  readonly readOnlyRootFilesystem: boolean;
  /**
   * Absolute paths in the container for which the task has a volume. A volume is empty when the task starts and deleted
   * when it ends.
   */
  readonly writablePaths: readonly string[];
  /**
   * Absolute paths of folders in memory. They are empty at the start, belong to `user` and count as the task's memory.
   */
  readonly memoryPaths: readonly string[];
  /**
   * The first part of a log stream's name, `<prefix>/<container>/<task id>`.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html
   */
  readonly streamPrefix: string;
}

/**
 * The metrics that CloudWatch keeps in addition to the free ones: none, those of the cluster and the service, or also
 * those of each task and container.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cloudwatch-container-insights.html
 */
export type ContainerInsights = "disabled" | "enabled" | "enhanced";

/** The share of tasks on Fargate Spot: spare capacity, which AWS may take back with two minutes' notice. */
export interface Spot {
  /** Percent of the tasks in addition to `base`. */
  readonly share: number;
  /** Number of tasks that are never on Spot. */
  readonly base: number;
}

/** Who decides the number of tasks of a service that exists. */
export type Count =
  /** Only the program. */
  | { readonly by: "program" }
  /**
   * Scaling. A changed desiredCount is set once; after that, scaling decides again, as ECS does with a count that is
   * set by hand.
   */
  | {
      readonly by: "scaling";
      /** The new value of `countTag`: the desiredCount that the service has got after this run. */
      readonly obeyed: number;
      /** Whether this run sets desiredCount. */
      readonly isSet: boolean;
    };
