import type { EvaluatedResource } from "../../evaluate";
import { edge, trafficLines } from "./edges";
import { every, input, list, one } from "./find";
import { networkLines, node } from "./network";

type Resources = readonly EvaluatedResource[];

/** What the picture reads of the one container. */
interface ContainerDefinition {
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
}

/**
 * The architecture as a Mermaid flowchart, read off the resources themselves: who talks to whom on which port, in
 * which subnets, with which secrets. https://mermaid.js.org/syntax/flowchart.html
 */
export function architectureDiagram(resources: Resources): string {
  const lines = [
    ...networkLines(resources),
    ...trafficLines(resources),
    ...startLines(resources),
    ...watchLines(resources),
    ...guardLines(resources),
  ];
  return ["flowchart LR", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** What a task starts with: the image and its secrets. */
function startLines(resources: Resources): string[] {
  const task = one(resources, "taskDefinition");
  const ecr = node("ecr", "ECR", input(one(resources, "repository"), "name"));
  if (!task) return [ecr];
  const [container] = JSON.parse(
    String(input(task, "containerDefinitions")),
  ) as ContainerDefinition[];
  const secrets = (container?.secrets ?? []).flatMap(({ name, valueFrom }, index) => {
    const secret = every(resources, "secret").find(({ id = "" }) => valueFrom.startsWith(id));
    const id = `secret${index + 1}`;
    return [node(id, "Secrets Manager", input(secret, "name")), edge(id, name, "tasks")];
  });
  return [ecr, edge("ecr", "image by digest", "tasks"), ...secrets];
}

/** Where one looks when something is wrong, and what looks by itself. */
function watchLines(resources: Resources): string[] {
  const logs = appLogs(resources);
  const days = String(input(logs, "retentionInDays"));
  return [
    node("logs", "CloudWatch Logs", input(logs, "name"), `kept ${days} days`),
    node("dashboard", "Dashboard", input(one(resources, "dashboard"), "dashboardName")),
    ...(one(resources, "service") ? [edge("tasks", "logs", "logs")] : []),
    edge("alb", "metrics", "dashboard"),
    ...alarmLines(resources),
  ];
}

/** The log group of the containers, and not of their network, of what guards them or of commands in them. */
function appLogs(resources: Resources): EvaluatedResource | undefined {
  const ofCommands = one(resources, "cluster")?.dependencies ?? [];
  return every(resources, "logGroup").find(
    ({ urn, parent = "" }) => parent.includes(":FargateApp::") && !ofCommands.includes(urn),
  );
}

/** What looks at each request before the balancer's targets do, and where the balancer writes each down. */
function guardLines(resources: Resources): string[] {
  const acl = one(resources, "webAcl");
  const bucket = one(resources, "bucket");
  return [
    ...(acl ? [node("waf", "AWS WAF", input(acl, "name")), edge("waf", "checks", "alb")] : []),
    ...(bucket ? [node("accessLogs", "S3", input(bucket, "bucket"))] : []),
    ...(bucket ? [edge("alb", "access logs", "accessLogs")] : []),
  ];
}

/** Alarms on a metric of their own are the tasks'; those that calculate with several are the balancer's. */
function alarmLines(resources: Resources): string[] {
  const service = one(resources, "service");
  const ofBalancer = (alarm: EvaluatedResource) => input(alarm, "metricQueries") !== undefined;
  const name = (alarm: EvaluatedResource) => String(input(alarm, "name"));
  const alarms = every(resources, "alarm");
  const own = alarms.filter((alarm) => !ofBalancer(alarm)).map(name);
  const rollout = alarms.filter(ofBalancer).map(name).sort();
  const ending = list(service, "alarms", "alarmNames");
  return [
    ...(own.length > 0 ? [node("alarm", "Alarm", ...own)] : []),
    ...(own.length > 0 && service ? [edge("tasks", "CPU", "alarm")] : []),
    ...(rollout.length > 0 ? [node("rolloutAlarms", "Alarms", ...rollout)] : []),
    ...(rollout.length > 0 ? [edge("alb", "errors, unhealthy targets", "rolloutAlarms")] : []),
    ...(rollout.some((each) => ending.includes(each))
      ? [edge("rolloutAlarms", "end a bad rollout", "tasks")]
      : []),
  ];
}
