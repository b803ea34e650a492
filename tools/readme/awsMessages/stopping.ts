import { guidePage, type Page } from "./types";

const targetHealth =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html";

/** Messages that say why a task ended. */
export const stoppingPages: readonly Page[] = [
  ...runtimePages(),
  {
    title: "OutOfMemoryError",
    address: guidePage("out-of-memory"),
    reportedBy: { place: "container" },
    messages: [{ text: "OutOfMemoryError: Container killed due to memory usage", means: "memory" }],
  },
  {
    title: "SpotInterruption",
    address: guidePage("spot-interruption-errors"),
    reportedBy: { place: "stopped task", stopCode: "SpotInterruption" },
    messages: [{ text: "Your Spot Task was interrupted.", means: "spot" }],
  },
  {
    title: "Stopped tasks",
    address: guidePage("stopped-task-errors"),
    reportedBy: { place: "stopped task", stopCode: "ServiceSchedulerInitiated" },
    messages: [
      {
        text: "Task failed ELB health checks in (target-group shop)",
        means: "no answer",
      },
      { text: "Task failed container health checks", means: "container check" },
      {
        text: "Scaling activity initiated by (deployment ecs-svc/9000000000000000002)",
        means: "normal",
      },
      { text: "Host EC2 (instance i-0123) terminated.", means: "launch type" },
      { text: "Container instance deregistration forced by user", means: "launch type" },
    ],
  },
  {
    title: "Task maintenance and retirement",
    address: guidePage("task-maintenance"),
    reportedBy: { place: "stopped task", stopCode: "ServiceSchedulerInitiated" },
    messages: [
      {
        text: "ECS is performing maintenance on the underlying infrastructure hosting the task",
        means: "normal",
      },
      {
        text: "Service shop: ECS is performing maintenance on the underlying infrastructure hosting the task",
        means: "normal",
      },
    ],
  },
  {
    title: "Stop codes",
    address: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html",
    reportedBy: { place: "stop code" },
    messages: [
      { text: "TaskFailedToStart", means: "not started" },
      { text: "EssentialContainerExited", means: "exited" },
      { text: "UserInitiated", means: "normal" },
      { text: "ServiceSchedulerInitiated", means: "gave up" },
      { text: "SpotInterruption", means: "spot" },
      { text: "TerminationNotice", means: "normal" },
      { text: "InfrastructureHealth", means: "normal" },
    ],
  },
  {
    title: "Exit codes of containers",
    address: "https://repost.aws/knowledge-center/ecs-task-stopped",
    reportedBy: { place: "exit code" },
    messages: [
      { text: "0", means: "exited" },
      { text: "1", means: "exited" },
      { text: "126", means: "entry point" },
      { text: "127", means: "entry point" },
      { text: "134", means: "signal" },
      { text: "137", means: "killed" },
      { text: "139", means: "signal" },
      { text: "143", means: "signal" },
      { text: "255", means: "exited" },
    ],
  },
  {
    title: "Targets: unhealthy",
    address: targetHealth,
    reportedBy: { place: "target", state: "unhealthy" },
    messages: [
      { text: "Target.ResponseCodeMismatch", means: "answer" },
      { text: "Target.Timeout", means: "no answer" },
      { text: "Target.FailedHealthChecks", means: "no answer" },
      { text: "Elb.InternalError", means: "balancer error" },
    ],
  },
  {
    title: "Targets: initial",
    address: targetHealth,
    reportedBy: { place: "target", state: "initial" },
    messages: [
      { text: "Elb.RegistrationInProgress", means: "unreached" },
      { text: "Elb.InitialHealthChecking", means: "unreached" },
    ],
  },
  {
    title: "Targets: unused, unavailable",
    address: targetHealth,
    reportedBy: { place: "target", state: "unused" },
    messages: [
      { text: "Target.NotRegistered", means: "unreached" },
      { text: "Target.NotInUse", means: "unreached" },
      { text: "Target.InvalidState", means: "unreached" },
      { text: "Target.IpUnusable", means: "unreached" },
      { text: "Target.HealthCheckDisabled", means: "unreached" },
    ],
  },
  {
    title: "Targets: draining",
    address: targetHealth,
    reportedBy: { place: "target", state: "draining" },
    messages: [{ text: "Target.DeregistrationInProgress", means: "normal" }],
  },
];

/** Failures of Fargate itself. Each page says little more than the error's name. */
function runtimePages(): readonly Page[] {
  return [
    ["ContainerRuntimeError", "container-runtime-error", "failed to create container"],
    [
      "ContainerRuntimeTimeoutError",
      "container-runtime-timeout-error",
      "Could not transition to running; timed out after waiting 1m",
    ],
    [
      "DockerTimeoutError",
      "container-runtime-timeout-error",
      "Could not transition to running; timed out after waiting 3m0s",
    ],
    [
      "CannotStopContainerError",
      "cannot-stop-container",
      "failed sending SIGTERM to container: context deadline exceeded",
    ],
    ["CannotInspectContainerError", "cannot-inspect-container", "Could not inspect container"],
    [
      "CannotCreateVolumeError",
      "cannot-create-volume",
      "Agent could not create task's volume mount",
    ],
  ].map(([name = "", page = "", reason = ""]) => ({
    title: name,
    address: guidePage(page),
    reportedBy: { place: "stopped task", stopCode: "TaskFailedToStart" },
    messages: [{ text: `${name}: ${reason}`, means: "runtime" }],
  }));
}
