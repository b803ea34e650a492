import type { ServiceNames } from "../../../components/common/live/service";
import type { Unread } from "../../why/evidence";

/** What AWS reports about a service's use of CPU and memory, and about its size. */
export interface UsageEvidence {
  readonly names: ServiceNames;
  readonly region: string;
  readonly readAt: Date;
  readonly service: SizedService;
  /** Undefined if the metrics could not be read. */
  readonly usage: Usage | undefined;
  /** The calls that AWS did not answer. */
  readonly unread: readonly Unread[];
}

/** The service with the size of its tasks and how many it runs. */
export type SizedService =
  | FoundSize
  | { readonly state: "missing"; readonly what: "service" | "cluster" }
  | { readonly state: "unread" };

export interface FoundSize extends TaskSize {
  readonly state: "found";
  readonly counts: TaskCounts;
  /** The time since which tasks have had this size; at the earliest the start of the query. */
  readonly since: Date;
}

/** The CPU and memory of every task of a service. */
export interface TaskSize {
  /** CPU units; 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB */
  readonly memory: number;
  /** `X86_64` or `ARM64` */
  readonly architecture: string;
}

/** How many tasks a service runs: always the same number, or as Application Auto Scaling decides. */
export type TaskCounts =
  | { readonly scaling: false; readonly desired: number }
  | { readonly scaling: true; readonly minimum: number; readonly maximum: number };

/** What a service used, point by point. */
export interface Usage {
  readonly from: Date;
  readonly until: Date;
  /** Seconds that one point stands for. */
  readonly periodSeconds: number;
  /** Oldest first. CloudWatch has no points for times without data. */
  readonly points: readonly UsagePoint[];
}

export interface UsagePoint {
  /** The time at which the point begins. */
  readonly at: Date;
  /** Average number of healthy tasks; of running tasks if the balancer reports no healthy ones. */
  readonly tasks: number | undefined;
  readonly cpu: Level | undefined;
  readonly memory: Level | undefined;
  /** Requests that each target got in a minute. */
  readonly requests: number | undefined;
}

/** Use in per cent of the tasks' size. */
export interface Level {
  /** The average of all tasks. */
  readonly average: number;
  /** The highest minute of any task. */
  readonly maximum: number;
}
