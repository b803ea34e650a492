import type { Deployment, Evidence, StoppedTasks, Targets } from "../../../live/why/evidence";
import { isExpected } from "../../../live/why/group";
import type { Message, Place } from "./types";

const at = new Date(Date.UTC(2026, 0, 1, 12));

/**
 * The evidence if AWS reported only this message about a service. The service is a first deployment without a running
 * task, except that a message about a target's state is about a running service.
 */
export function evidenceOf({ text }: Message, reportedBy: Place): Evidence {
  switch (reportedBy.place) {
    case "event":
      return failing([text], []);
    case "stopped task":
      return failing([], [stopped({ stopCode: reportedBy.stopCode, reason: text })]);
    case "container":
      return failing([], [stopped({ ...ended, containerReason: text, exitCode: 137 })]);
    case "exit code":
      return failing([], [stopped({ ...ended, exitCode: Number(text) })]);
    case "stop code":
      return failing([], [stopped({ stopCode: text, reason: reasonOf(text) })]);
    case "target":
      return targeted(text, reportedBy.state);
  }
}

/** The same message while the service runs well. It points to a failure only if its meaning is not `normal`. */
export function whileWell(message: Message, reportedBy: Place): Evidence {
  const { service, stopped, targets } = evidenceOf(message, reportedBy);
  const events = service.state === "found" ? service.events : [];
  return {
    ...evidence(deployment("COMPLETED", 2), events, stopped),
    targets: [healthy, ...targets],
  };
}

const ended = {
  stopCode: "EssentialContainerExited",
  reason: "Essential container in task exited",
};
const healthy = target("healthy", undefined);

/** The reason that ECS gives with a stop code, if it is always the same. */
function reasonOf(stopCode: string): string {
  switch (stopCode) {
    case "EssentialContainerExited":
      return ended.reason;
    case "TaskFailedToStart":
      return "ResourceInitializationError";
    default:
      return "";
  }
}

function failing(events: readonly string[], tasks: readonly StoppedTasks[]): Evidence {
  const messages = events.map((message) => ({ at, message }));
  const failed = tasks.length > 0;
  return evidence(deployment(failed ? "FAILED" : "IN_PROGRESS", 0), messages, tasks);
}

function targeted(reason: string, state: string): Evidence {
  return { ...evidence(deployment("COMPLETED", 2), [], []), targets: [target(state, reason)] };
}

function target(state: string, reason: string | undefined): Targets {
  return { state, reason, description: undefined, serving: true, count: 2 };
}

function deployment(rolloutState: string, running: number): Deployment {
  return {
    id: "ecs-svc/9000000000000000002",
    status: "PRIMARY",
    revision: "shop:2",
    rolloutState,
    rolloutStateReason:
      rolloutState === "FAILED"
        ? "ECS deployment circuit breaker: tasks failed to start."
        : undefined,
    desired: 2,
    running,
    failedTasks: rolloutState === "FAILED" ? 3 : 0,
    createdAt: at,
    updatedAt: at,
  };
}

function stopped(
  task: Partial<StoppedTasks> & Pick<StoppedTasks, "stopCode" | "reason">,
): StoppedTasks {
  return {
    revision: "shop:2",
    containerReason: undefined,
    exitCode: undefined,
    ...task,
    count: 3,
    oldest: at,
    newest: at,
    expected: isExpected(task),
  };
}

function evidence(
  only: Deployment,
  events: readonly { readonly at: Date; readonly message: string }[],
  tasks: readonly StoppedTasks[],
): Evidence {
  return {
    names: { cluster: "shop-cluster", service: "shop-service", logGroup: "/ecs/shop" },
    region: "us-east-1",
    readAt: at,
    service: {
      state: "found",
      status: "ACTIVE",
      desired: 2,
      running: only.running,
      pending: 0,
      gracePeriodSeconds: 60,
      deployments: [only],
      events,
      targetGroupArns: ["arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/shop/1"],
      trafficRuleArn: undefined,
    },
    suspect: "shop:2",
    definition: {
      revision: "shop:2",
      image: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
      containerPort: 3000,
      cpu: "256",
      memory: "512",
      architecture: "ARM64",
      logGroup: "/ecs/shop",
      logPrefix: "ecs",
      container: "shop",
      user: undefined,
      readOnlyRoot: true,
      writablePaths: ["/tmp"],
      memoryFolders: [],
      secrets: [],
    },
    stopped: tasks,
    recalled: false,
    page: undefined,
    current: [],
    targets: [],
    targetCheck: { path: "/api/health", timeoutSeconds: 3 },
    log: undefined,
    unread: [],
  };
}
