import type { ServiceNames } from "../../components/common/live/service";
import type { Definition } from "./definition";

/** Everything that AWS reports about a service that runs or fails. It holds no environment values. */
export interface Evidence {
  readonly names: ServiceNames;
  readonly region: string;
  readonly readAt: Date;
  readonly service: ServiceEvidence;
  /** The revision that failed last, as `family:revision`. Without a failure, the revision that should run. */
  readonly suspect: string | undefined;
  /** Details of that revision. */
  readonly definition: Definition | undefined;
  /**
   * Tasks of any revision that stopped, newest first, as far back as ECS or the log of events has them. Equal tasks are
   * counted.
   */
  readonly stopped: readonly StoppedTasks[];
  /** Whether the stopped tasks come from the stack's log of events, because ECS has forgotten them. */
  readonly recalled: boolean;
  /** Tasks that run or are about to start. */
  readonly current: readonly CurrentTasks[];
  readonly targets: readonly Targets[];
  readonly targetCheck: TargetCheck | undefined;
  readonly log: TaskLog | undefined;
  /** The page of `catalog pause --page`; undefined if none is shown, or if it was not asked for. */
  readonly page: PageEvidence | undefined;
  /** The calls that AWS did not answer. */
  readonly unread: readonly Unread[];
}

/** The service in ECS. */
export type ServiceEvidence = FoundService | MissingService | { readonly state: "unread" };

/** A service that does not exist, or that was deleted. */
export interface MissingService {
  readonly state: "missing";
  readonly what: "service" | "cluster";
  /** The events about a deleted service that ECS still has, newest first. */
  readonly events: readonly ServiceEvent[];
}

export interface FoundService {
  readonly state: "found";
  /** `ACTIVE`, `DRAINING` or `INACTIVE` */
  readonly status: string;
  readonly desired: number;
  readonly running: number;
  readonly pending: number;
  /** Seconds after a task's start during which failed health checks do not count. */
  readonly gracePeriodSeconds: number | undefined;
  readonly deployments: readonly Deployment[];
  /** Newest first. */
  readonly events: readonly ServiceEvent[];
  readonly targetGroupArns: readonly string[];
  /** The listener rule that sends requests to one of two target groups; undefined if there is only one group. */
  readonly trafficRuleArn: string | undefined;
}

export interface Deployment {
  /** `ecs-svc/…` */
  readonly id: string;
  /** `PRIMARY`, `ACTIVE` or `INACTIVE` */
  readonly status: string;
  /** `family:revision` */
  readonly revision: string;
  /** `COMPLETED`, `IN_PROGRESS` or `FAILED` */
  readonly rolloutState: string | undefined;
  readonly rolloutStateReason: string | undefined;
  readonly desired: number;
  readonly running: number;
  readonly failedTasks: number;
  readonly createdAt: Date | undefined;
  /** When ECS last changed the deployment, e.g. to `COMPLETED`. */
  readonly updatedAt: Date | undefined;
}

export interface ServiceEvent {
  readonly at: Date;
  readonly message: string;
}

/** A task in ECS. */
export interface TaskFacts {
  readonly id: string;
  /** `family:revision` */
  readonly revision: string;
  /** The deployment that started it, `ecs-svc/…`. */
  readonly deployment: string | undefined;
  readonly lastStatus: string;
  readonly health: string | undefined;
  readonly stopCode: string | undefined;
  readonly reason: string;
  /** The container that failed; the first container if none failed. */
  readonly container: string | undefined;
  readonly containerReason: string | undefined;
  readonly exitCode: number | undefined;
  readonly startedAt: Date | undefined;
  readonly stoppedAt: Date | undefined;
}

/** Tasks of a revision that stopped for the same reason. */
export interface StoppedTasks {
  readonly revision: string;
  readonly stopCode: string | undefined;
  /** The reason, without the parts that differ between tasks, such as ids. */
  readonly reason: string;
  readonly containerReason: string | undefined;
  readonly exitCode: number | undefined;
  readonly count: number;
  readonly oldest: Date | undefined;
  readonly newest: Date | undefined;
  /** Whether a deployment or a person stopped the task on purpose. */
  readonly expected: boolean;
}

/** Tasks of a revision in the same state. */
export interface CurrentTasks {
  readonly revision: string;
  readonly lastStatus: string;
  /** `HEALTHY`, `UNHEALTHY` or `UNKNOWN`, by the container's own check. */
  readonly health: string | undefined;
  readonly count: number;
}

/** Targets in the same state. */
export interface Targets {
  /** `healthy`, `unhealthy`, `initial`, `draining` or `unused` */
  readonly state: string;
  readonly reason: string | undefined;
  readonly description: string | undefined;
  /** Whether the target group gets requests. Of two groups, often only one does. */
  readonly serving: boolean;
  readonly count: number;
}

/** The load balancer's health check. */
export interface TargetCheck {
  readonly path: string;
  readonly timeoutSeconds: number | undefined;
}

/** The page that answers requests in front of a stack's service, and its listeners, e.g. `HTTPS:443`. */
export interface PageEvidence {
  readonly stack: string;
  readonly on: readonly string[];
  readonly notOn: readonly string[];
}

/** The last lines that a task wrote. */
export interface TaskLog {
  /** The task's id. If ECS has forgotten the task, the name of its log stream. */
  readonly taskId: string;
  /**
   * `failed`: the task failed or is not healthy. `running`: the task runs well, and the lines are errors that it
   * repeats. `forgotten`: ECS no longer knows the task.
   */
  readonly of: "failed" | "running" | "forgotten";
  readonly startedAt: Date | undefined;
  /** Oldest first. */
  readonly lines: readonly LogLine[];
}

export interface LogLine {
  readonly at: Date;
  readonly text: string;
}

/** A call that AWS did not answer. */
export interface Unread {
  /** The calls that failed for the same reason, by their names in IAM, e.g. `ecs:ListTasks`. */
  readonly calls: readonly string[];
  readonly error: string;
  readonly message: string;
}
