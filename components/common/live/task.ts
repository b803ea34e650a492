/** Where tasks run. */
export interface Place {
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** One task of a revision, with another command than its own. */
export interface OneTask extends Place {
  readonly taskDefinition: string;
  /** The container that runs the command. Its exit code and its log count. */
  readonly container: string;
  readonly command: readonly string[];
  readonly logGroup: string;
  /** The first part of its log stream's name. */
  readonly streamPrefix: string;
  /** Seconds after which the task is stopped. */
  readonly timeoutSeconds: number;
  /**
   * Who started the task, for ECS's records: letters, digits, hyphens, slashes, underscores; `pulumi-up` by default.
   */
  readonly startedBy?: string;
}

/** How a task ended. */
export interface TaskEnd {
  /** Exit code of the container; undefined if it never ran. */
  readonly exitCode: number | undefined;
  /** ECS's reason, e.g. `Essential container in task exited`. */
  readonly reason: string;
}
