import type { ServiceNames } from "../../components/live";
import type { Unread } from "../why/evidence";

/** Everything that AWS reports about what a service used and may use. */
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
  /** Since when tasks have this size, as far back as was asked for. */
  readonly since: Date;
}

/** What every task of a service may use. */
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
  /** Oldest first; times of which CloudWatch knows nothing have none. */
  readonly points: readonly UsagePoint[];
}

export interface UsagePoint {
  /** Its beginning. */
  readonly at: Date;
  /** Healthy tasks on average; running ones where the balancer knows of none. */
  readonly tasks: number | undefined;
  readonly cpu: Level | undefined;
  readonly memory: Level | undefined;
  /** Requests that each target got in a minute. */
  readonly requests: number | undefined;
}

/** Per cent of the tasks' size. */
export interface Level {
  /** Of all tasks. */
  readonly average: number;
  /** The highest minute of any task. */
  readonly maximum: number;
}
