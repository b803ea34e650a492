import { deployment, ran, rollback, stoppedTask, taskId, type Account } from "../account";

/** A case: the account, the causes that are found, and sentences that the diagnosis must say. */
export interface Case {
  readonly what: string;
  readonly account: Partial<Account>;
  readonly causes: readonly string[];
  readonly says: readonly RegExp[];
}

/** A first deployment of which no task runs, and which ECS has given up. */
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

/** Tasks that never start, for a reason that ECS gives. */
export function neverStarted(stoppedReason: string): Partial<Account> {
  const task = { stopCode: "TaskFailedToStart", stoppedReason };
  return {
    ...failing,
    events: rollback.slice(3),
    stopped: [1, 2, 3].map((n) => stoppedTask(n, task)),
  };
}

/** ECS went back to revision 1, which runs well; these tasks of revision 2 are what is left of it. */
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

/** How a task ends whose container does. */
export const exitedTask = {
  ...ran,
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
};
