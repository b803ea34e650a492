/** How the next rollout of a service goes, whatever it is asked to run. */
export type NextRollout =
  | "asAsked"
  /** ECS puts the version before back, and the provider reports that as an error. */
  | "rolledBack"
  /** The same, and the provider reports success. */
  | "rolledBackSilently"
  /** The provider reports success a minute before all tasks run: the machine's clock is ahead of AWS's. */
  | "late"
  /** The same, and ECS puts the version before back a minute later. */
  | "lateRolledBack"
  /** Its tasks crash, and nothing but a request to stop ends it. */
  | "crashes";

/** The newest deployment of a service, which ECS calls PRIMARY. */
export interface Deployment {
  readonly id: string;
  taskDefinition: string;
  state: "IN_PROGRESS" | "COMPLETED" | "FAILED";
  /** Whether its tasks run; a deployment that has failed starts none. */
  healthy: boolean;
  /** Revision of the last deployment that completed: what ECS can put back. */
  completed: string | undefined;
  /** Seconds of the account's clock at which it started. */
  readonly startedAt: number;
  /** What becomes of it by itself, at such a second. */
  later?: { readonly at: number; readonly end: "completes" | "rollsBack" };
  /** Ends a deployment whose tasks crash; the provider hears of it. */
  stop?: () => void;
}

/** Seconds in which a round of tasks starts and crashes, as the preview's model of a rollout has it. */
const round = 53;

/** How many tasks of a deployment have crashed by a second of the account's clock. */
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
 * Ends a deployment that has failed. Without a completed one before, there is nothing to put back: it stays behind as
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
