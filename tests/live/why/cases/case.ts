import { deployment, ran, rollback, stoppedTask, type Account } from "../account";
import { taskId } from "../ids";

/** A case: the account, the causes to be found, and sentences that the diagnosis must contain. */
export interface Case {
  readonly what: string;
  readonly account: Partial<Account>;
  readonly causes: readonly string[];
  readonly says: readonly RegExp[];
}

/** A first deployment without running tasks, which ECS has given up. */
export const failing = {
  service: { runningCount: 0 },
  deployments: [
    deployment(2, {
      runningCount: 0,
      failedTasks: 3,
      rolloutState: "FAILED",
      rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
    }),
  ],
  targets: [],
};

/** Tasks that never start, for a reason from ECS. */
export function neverStarted(stoppedReason: string): Partial<Account> {
  const task = { stopCode: "TaskFailedToStart", stoppedReason };
  return {
    ...failing,
    events: rollback.slice(3),
    stopped: [1, 2, 3].map((n) => stoppedTask(n, task)),
  };
}

/** ECS has rolled back to revision 1, which runs well. These tasks of revision 2 are left. */
export function rolledBack(
  stopped: Account["stopped"],
  log: readonly string[] = [],
  events: readonly string[] = [],
): Partial<Account> {
  return {
    events: [...rollback, ...events, "(service mcp-catalog-service) has reached a steady state."],
    stopped,
    logs: { [taskId(3)]: log },
  };
}

/** The end of a task that stopped because its container ended. */
export const exitedTask = {
  ...ran,
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
};
