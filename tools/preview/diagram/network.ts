import { ec2, ecs, lb, otherProviders } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { isGenerated } from "../../assumed/generated";
import { every, input, list, one } from "./find";

type Resources = readonly EvaluatedResource[];

/** The VPC with its subnets. They contain the balancer, the tasks and the interface endpoints. */
export function networkLines(resources: Resources): string[] {
  const balancerSubnets = list(one(resources, lb.loadBalancer), "subnets");
  const service = one(resources, ecs.service);
  const taskSubnets = list(service, "networkConfiguration", "subnets");
  const balancer = node(
    "alb",
    "Application Load Balancer",
    input(one(resources, lb.loadBalancer), "name"),
  );
  const tasks = service ? [node("tasks", ...taskLabel(resources, service))] : [];
  const endpoints = interfaceEndpoints(resources).map(String);
  const label = subnets(balancerSubnets.length, "public");
  const kind = input(service, "networkConfiguration", "assignPublicIp") ? "public" : "private";
  if (isGuest(resources)) {
    const around = block("taskSubnets", subnets(taskSubnets.length, kind), tasks);
    const shared = node("alb", "Shared load balancer");
    return block(
      "vpc",
      "VPC of the shared load balancer",
      service ? [shared, ...around] : [shared],
    );
  }
  if (taskSubnets.length === 0 || String(balancerSubnets) === String(taskSubnets)) {
    return block("vpc", vpcLabel(resources), block("subnets", label, [balancer, ...tasks]));
  }
  const inner =
    endpoints.length > 0 ? [...tasks, node("endpoints", "VPC endpoints", ...endpoints)] : tasks;
  return block("vpc", vpcLabel(resources), [
    ...block("balancerSubnets", label, [balancer]),
    ...block("taskSubnets", subnets(taskSubnets.length, kind), inner),
  ]);
}

/** Whether the stack's target groups are behind another stack's load balancer. */
export function isGuest(resources: Resources): boolean {
  return !one(resources, lb.loadBalancer) && one(resources, lb.targetGroup) !== undefined;
}

function subnets(count: number, kind: string): string {
  return `${count} ${kind} subnet${count === 1 ? "" : "s"}`;
}

function taskLabel(resources: Resources, service: EvaluatedResource): unknown[] {
  const task = one(resources, ecs.taskDefinition);
  const vcpu = Number(input(task, "cpu")) / 1024;
  return [
    "ECS service on Fargate",
    input(service, "name"),
    `${String(input(service, "desiredCount"))} × ${vcpu} vCPU, ${String(input(task, "memory"))} MiB`,
  ];
}

function vpcLabel(resources: Resources): string {
  const own = one(resources, otherProviders.awsxVpc);
  if (own) return `VPC ${String(input(own, "cidrBlock"))}`;
  const isDefault = every(resources, lb.targetGroup).some((group) =>
    isGenerated(String(input(group, "vpcId"))),
  );
  return isDefault
    ? "Default VPC"
    : `VPC ${String(input(one(resources, lb.targetGroup), "vpcId"))}`;
}

/** The first part of an endpoint's name: a domain, reversed, and the region. */
const beforeService = /^.+?\.[a-z]{2,4}(-[a-z]+)+-\d\./;

/** The services that have interface endpoints, e.g. `ecr.api`. */
export function interfaceEndpoints(resources: Resources): unknown[] {
  return every(resources, ec2.vpcEndpoint)
    .filter((each) => input(each, "vpcEndpointType") === "Interface")
    .map((each) => String(input(each, "serviceName")).replace(beforeService, ""));
}

/** `id["first<br/>second"]` */
export function node(id: string, ...lines: readonly unknown[]): string {
  return `${id}["${lines.map(String).join("<br/>")}"]`;
}

/** A node of the picture: its id, and the lines of its label. */
export interface Node {
  readonly id: string;
  readonly label: readonly unknown[];
}

/** A group that has its nodes below each other. Invisible links between the nodes keep the picture narrow. */
export function stack(id: string, label: string, nodes: readonly Node[]): string[] {
  return block(id, label, [
    "direction TB",
    ...nodes.map((each) => node(each.id, ...each.label)),
    ...nodes.slice(1).map((each, index) => `${nodes[index]?.id ?? ""} ~~~ ${each.id}`),
  ]);
}

/** A group of nodes with a title. */
function block(id: string, label: string, lines: readonly string[]): string[] {
  return [`subgraph ${id}["${label}"]`, ...lines.map((line) => `  ${line}`), "end"];
}
