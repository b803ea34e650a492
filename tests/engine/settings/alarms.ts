/** The alarms on a metric that notify somebody directly. */
const telling = [
  "app-errors",
  "at-maximum",
  "balancer-errors",
  "certificate",
  "crashes",
  "error-lines",
  "few-tasks",
  "high-cpu",
  "high-memory",
  "secrets",
  "slow",
].map((alarm) => `monitoring-${alarm}`);

/** The alarms that notify somebody. */
export const told = ["monitoring-down", ...telling];

/** Every alarm on a metric. Two of them are parts of `down`. */
export const named = ["monitoring-failing", "monitoring-no-task", ...telling];
