import { name, type NamesOf } from "../common/text/namePattern";

/** Patterns of the physical names of the monitoring's resources. */
export const monitoringNames = {
  /** The app and its stack, as they stand in the dashboard's title: `MCP-Catalog`. */
  title: name("{display}", 255),
  dashboard: name("{display}-Dashboard", 255),
  cpuAlarm: name("{display}-High-CPU", 255),
  memoryAlarm: name("{display}-High-Memory", 255),
  appErrorsAlarm: name("{display}-App-Errors", 255),
  balancerErrorsAlarm: name("{display}-Balancer-Errors", 255),
  latencyAlarm: name("{display}-Slow", 255),
  failingAlarm: name("{display}-Failing", 255),
  noTaskAlarm: name("{display}-No-Task", 255),
  fewTasksAlarm: name("{display}-Few-Tasks", 255),
  maximumAlarm: name("{display}-At-Maximum", 255),
  errorLinesAlarm: name("{display}-Error-Lines", 255),
  crashesAlarm: name("{display}-Crashes", 255),
  secretsAlarm: name("{display}-Unread-Secrets", 255),
  certificateAlarm: name("{display}-Certificate", 255),
  downAlarm: name("{display}-Down", 255),
  outsideAlarm: name("{display}-Unreachable", 255),
  /** Mute rules of CloudWatch: every night, every weekend, and while `pulumi up` waits for a rollout. */
  nightsMute: name("{base}-nights", 255),
  weekendsMute: name("{base}-weekends", 255),
  rolloutMute: name("{base}-rollout", 255),
  /** Topic of the alarms that can wait until somebody is at work. */
  alarmTopic: name("{base}-alarms", 256),
  /** Topic of the alarm that cannot wait. */
  criticalTopic: name("{base}-critical", 256),
  /** Topic of the alarm of the check from outside, in the region of that alarm. */
  outsideTopic: name("{base}-outside", 256),
  /** Topic for chat channels, with events in AWS's own words. */
  chatTopic: name("{base}-chat", 122),
  chatRole: name("{base}-chat-graphs", 64),
  /** Start of the names of the saved queries: Logs Insights shows the part before the slash as a folder. */
  queries: name("{base}/", 200),
  /** Log group of what ECS reports about the service. EventBridge writes only to groups under /aws/events. */
  eventLog: name("/aws/events/{base}", 512),
  /** Rules of EventBridge: two write to that log, and three send messages. */
  taskRule: name("{base}-task-events", 64),
  deploymentRule: name("{base}-deployment-events", 64),
  failureRule: name("{base}-failed-deployments", 64),
  findingsRule: name("{base}-image-findings", 64),
  healthRule: name("{base}-aws-health", 64),
} as const;

/** Physical names of the monitoring's resources. */
export type MonitoringNames = NamesOf<typeof monitoringNames>;
