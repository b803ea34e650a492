import { cloudwatch, ecs, s3 } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { every, input, list, one } from "./find";
import { stack, type Node } from "./network";

type Resources = readonly EvaluatedResource[];

/** The logs, alarms and other parts of the monitoring. */
export function monitoringLines(resources: Resources): string[] {
  const found = one(resources, cloudwatch.dashboard);
  const dashboard = { id: "dashboard", label: ["Dashboard", input(found, "dashboardName")] };
  return stack("monitoring", "Monitoring", [logs(resources), dashboard, ...alarms(resources)]);
}

/** The log groups of the containers, and the bucket with the balancer's access logs. */
function logs(resources: Resources): Node {
  const group = appLogs(resources);
  const days = String(input(group, "retentionInDays"));
  const bucket = one(resources, s3.bucket);
  const accessLogs = bucket ? ["Access logs in S3", input(bucket, "bucket")] : [];
  const written = ["CloudWatch Logs", input(group, "name"), `kept ${days} days`];
  return { id: "logs", label: [...written, ...accessLogs] };
}

/** The log group of the containers. Other groups belong to the network, the web ACL or commands in containers. */
function appLogs(resources: Resources): EvaluatedResource | undefined {
  const ofCommands = one(resources, ecs.cluster)?.dependencies ?? [];
  return every(resources, cloudwatch.logGroup).find(
    ({ urn, parent = "" }) => parent.includes(":FargateApp::") && !ofCommands.includes(urn),
  );
}

/** All alarms; those that end a bad rollout come last. If one alarm pages somebody, the others are only counted. */
function alarms(resources: Resources): Node[] {
  const ending = list(one(resources, ecs.service), "alarms", "alarmNames");
  const names = every(resources, cloudwatch.metricAlarm).map((alarm) =>
    String(input(alarm, "name")),
  );
  const rollout = names.filter((name) => ending.includes(name)).sort();
  const others = names.filter((name) => !ending.includes(name)).sort();
  const page = every(resources, cloudwatch.compositeAlarm).map((alarm) =>
    String(input(alarm, "alarmName")),
  );
  const named = page.length > 0 ? [...page, `and ${others.length} others`] : others;
  const label = [
    ...(others.length > 0 ? ["Alarms", ...named] : []),
    ...(rollout.length > 0 ? ["Alarms that end a bad rollout", ...rollout] : []),
  ];
  return label.length > 0 ? [{ id: "alarms", label }] : [];
}
