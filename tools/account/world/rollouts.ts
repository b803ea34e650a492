import type { Stored } from "./types";

/** How the next rollout of a service ends, whatever version it deploys. */
export type NextRollout =
  | "asAsked"
  /** ECS rolls back to the version before, and the provider reports an error. */
  | "rolledBack"
  /** ECS rolls back to the version before, but the provider reports success. */
  | "rolledBackSilently"
  /** The provider reports success a minute before all tasks run, because the machine's clock is ahead of AWS's. */
  | "late"
  /** Like `late`, but ECS rolls back to the version before a minute later. */
  | "lateRolledBack"
  /** The tasks crash, and the deployment ends only if somebody stops it. */
  | "crashes";

/** The newest deployment of a service, which ECS calls PRIMARY. */
export interface Deployment {
  readonly id: string;
  taskDefinition: string;
  state: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  /** Whether its tasks run. A failed deployment starts no more tasks. */
  healthy: boolean;
  /** Revision of the last deployment that completed, to which ECS can roll back. */
  completed: string | undefined;
  /** When it started, in seconds of the account's clock. */
  readonly startedAt: number;
  /** How it ends by itself, and when, in seconds of the account's clock. */
  later?: { readonly at: number; readonly end: "completes" | "rollsBack" };
  /** Ends a deployment that has crashing tasks, and tells the provider. */
  stop?: () => void;
}

/** Seconds in which a round of tasks starts and crashes, as in the preview's model of a rollout. */
const round = 53;

/** How many tasks of a deployment have crashed, at a second of the account's clock. */
export function crashed({ state, stop, startedAt }: Deployment, clock: number, tasks: number) {
  if (stop === undefined || state !== "IN_PROGRESS") return 0;
  return tasks * Math.floor((clock - startedAt) / round);
}

export function complete(deployment: Deployment): void {
  deployment.state = "COMPLETED";
  deployment.healthy = true;
  deployment.completed = deployment.taskDefinition;
  delete deployment.stop;
  delete deployment.later;
}

/**
 * Ends a deployment that has failed. If no earlier deployment completed, ECS cannot roll back: the deployment stays as
 * FAILED, and starts no more tasks.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html
 */
export function fail(deployment: Deployment): void {
  delete deployment.stop;
  delete deployment.later;
  if (deployment.completed === undefined) {
    deployment.state = "FAILED";
    deployment.healthy = false;
    return;
  }
  deployment.taskDefinition = deployment.completed;
  complete(deployment);
}

/** What the deployments need to know about their account. */
interface Account {
  readonly clock: number;
  readonly random: (length: number) => string;
  readonly find: (type: string, key: string, value: unknown) => Stored | undefined;
}

/** What an account holds, as plain values that `structuredClone` copies and `v8.serialize` writes. */
export interface Held {
  readonly newest: ReadonlyMap<string, Deployment>;
}

/** The newest deployment of each service. */
export class Deployments {
  private newest = new Map<string, Deployment>();

  constructor(private readonly account: Account) {}

  /** The newest deployment of a service in its present state. */
  of(service: string): Deployment | undefined {
    const deployment = this.newest.get(service);
    const { later } = deployment ?? {};
    if (!deployment || !later || this.account.clock < later.at) return deployment;
    if (later.end === "completes") {
      complete(deployment);
    } else {
      fail(deployment);
      const { taskDefinition } = deployment;
      const stored = this.account.find("aws:ecs/service:Service", "name", service);
      if (stored) stored.outputs = { ...stored.outputs, taskDefinition };
    }
    return deployment;
  }

  /** The newest deployment of each service. */
  held(): ReadonlyMap<string, Deployment> {
    return this.newest;
  }

  /** Takes the deployments of another account. None of them may have crashing tasks. */
  takeOver(newest: ReadonlyMap<string, Deployment>): void {
    this.newest = structuredClone(new Map(newest));
  }

  start(service: string, taskDefinition: string): Deployment {
    const deployment: Deployment = {
      id: `ecs-svc/${this.account.random(19)}`,
      taskDefinition,
      state: "IN_PROGRESS",
      healthy: false,
      completed: this.newest.get(service)?.completed,
      startedAt: this.account.clock,
    };
    this.newest.set(service, deployment);
    return deployment;
  }

  /** Forgets the deployments of a service that is gone or new. */
  end(service: string): void {
    this.newest.delete(service);
  }
}
