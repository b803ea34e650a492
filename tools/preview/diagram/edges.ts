import { ec2, ecs, lb, otherProviders, vpc } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import { every, input, list, one } from "./find";
import { isGuest, node } from "./network";

type Resources = readonly EvaluatedResource[];

/** An arrow of the picture. */
interface Edge {
  readonly from: string;
  readonly label: string;
  readonly to: string;
}

/**
 * The nodes outside the VPC: the internet, the services that the tasks call, and DNS servers of an existing network.
 */
export function trafficNodes(resources: Resources): string[] {
  const servers = dnsServers(resources);
  const called = [
    ...(waysOut(resources).length > 0 ? ["AWS APIs, internet"] : []),
    ...(servers.length > 0 ? ["DNS servers", ...servers] : []),
  ];
  return ['internet(("Internet"))', ...(called.length > 0 ? [node("outside", ...called)] : [])];
}

/** One line for all edges between the same two nodes, with their labels below each other. */
export function joined(edges: readonly Edge[]): string[] {
  const labels = new Map<string, Edge>();
  for (const { from, label, to } of edges) {
    const before = labels.get(`${from} ${to}`)?.label;
    const text = before === undefined ? label : `${before}<br/>${label}`;
    labels.set(`${from} ${to}`, { from, label: text, to });
  }
  return [...labels.values()].map(({ from, label, to }) => edge(from, label, to));
}

/** Which nodes may connect to which on what port, according to the security groups' rules. */
export function trafficEdges(resources: Resources): Edge[] {
  const owners = groupOwners(resources);
  const owner = (id: unknown) => owners.get(String(id));
  const into = every(resources, vpc.securityGroupIngressRule).flatMap((rule) => {
    const to = owner(input(rule, "securityGroupId"));
    const from = input(rule, "cidrIpv4")
      ? worldOrVpc(rule, resources)
      : owner(input(rule, "referencedSecurityGroupId"));
    return from && to
      ? [{ from, label: protocol(resources, to, portOf(rule)) + dividedBy(resources, to), to }]
      : [];
  });
  const servers = dnsServers(resources).length;
  const dns = servers > 0 ? [{ from: "tasks", label: "DNS 53", to: "outside" }] : [];
  return [...toShared(resources), ...into, ...waysOut(resources), ...dns];
}

/** The rules that allow connections to the internet; none if the network has no way out. */
function waysOut(resources: Resources): Edge[] {
  const owners = groupOwners(resources);
  const by = wayOut(resources);
  return every(resources, vpc.securityGroupEgressRule).flatMap((rule) => {
    const from = owners.get(String(input(rule, "securityGroupId")));
    return from && by !== undefined && isAnywhere(rule)
      ? [{ from, label: `TCP ${portOf(rule)}${by}`, to: "outside" }]
      : [];
  });
}

/** The networks of the DNS servers that the tasks may ask. Each has two rules, one for UDP and one for TCP. */
function dnsServers(resources: Resources): readonly string[] {
  if (!one(resources, ecs.service)) return [];
  const asked = every(resources, vpc.securityGroupEgressRule).filter(
    (rule) => input(rule, "ipProtocol") === "udp",
  );
  return asked.map((rule) => String(input(rule, "cidrIpv4")));
}

/** The requests that a shared load balancer's listener forwards to the app, by host name. */
function toShared(resources: Resources): Edge[] {
  if (!isGuest(resources)) return [];
  const [condition] = list(one(resources, lb.listenerRule), "conditions") as readonly unknown[] as {
    readonly hostHeader?: { readonly values: readonly string[] };
  }[];
  const hosts = condition?.hostHeader?.values.join(", ") ?? "";
  return [{ from: "internet", label: `HTTPS, ${hosts}`, to: "alb" }];
}

/** The shared load balancer's security group: the tasks accept its requests, but it does not belong to the stack. */
function sharedGroups(resources: Resources, tasks: readonly string[]): readonly string[] {
  if (!isGuest(resources)) return [];
  return every(resources, vpc.securityGroupIngressRule)
    .filter((rule) => tasks.includes(String(input(rule, "securityGroupId"))))
    .map((rule) => String(input(rule, "referencedSecurityGroupId")));
}

function groupOwners(resources: Resources): ReadonlyMap<string, string> {
  const service = one(resources, ecs.service);
  const tasks = list(service, "networkConfiguration", "securityGroups");
  const endpoints = every(resources, ec2.vpcEndpoint).flatMap((each) =>
    list(each, "securityGroupIds"),
  );
  const own = list(one(resources, lb.loadBalancer), "securityGroups");
  return new Map([
    ...[...own, ...sharedGroups(resources, tasks)].map((id) => [id, "alb"] as const),
    ...tasks.map((id) => [id, "tasks"] as const),
    ...endpoints.map((id) => [id, "endpoints"] as const),
  ]);
}

/**
 * The sources of a rule for addresses: the internet or, if the addresses are the VPC's own, the tasks, if there are
 * any.
 */
function worldOrVpc(rule: EvaluatedResource, resources: Resources): string | undefined {
  if (isAnywhere(rule)) return "internet";
  return one(resources, ecs.service) && "tasks";
}

function isAnywhere(rule: EvaluatedResource): boolean {
  return input(rule, "cidrIpv4") === "0.0.0.0/0";
}

/** `HTTP 80` */
function protocol(resources: Resources, to: string, port: string): string {
  switch (to) {
    case "alb": {
      const listeners = every(resources, lb.listener);
      const listener = listeners.find((each) => String(input(each, "port")) === port);
      return `${String(input(listener, "protocol"))} ${port}`;
    }
    case "tasks":
      return `${String(input(one(resources, lb.targetGroup), "protocol"))} ${port}`;
    default:
      return `TCP ${port}`;
  }
}

/** If the traffic is divided between versions, the number of target groups. */
function dividedBy(resources: Resources, to: string): string {
  const groups = every(resources, lb.targetGroup).length;
  return to === "tasks" && groups > 1 ? `, ${groups} target groups` : "";
}

function portOf(rule: EvaluatedResource): string {
  return String(input(rule, "fromPort"));
}

/** The way from the VPC to the internet; undefined if there is none, whatever the rules allow. */
function wayOut(resources: Resources): string | undefined {
  if (!one(resources, otherProviders.awsxVpc)) return "";
  const over = (target: string) =>
    new Set(every(resources, ec2.route).flatMap((route) => input(route, target) ?? [])).size;
  if (over("networkInterfaceId") > 0) return ", one NAT instance";
  const gateways = over("natGatewayId");
  if (gateways === 0) return undefined;
  return gateways === 1 ? ", one NAT gateway" : ", a NAT gateway per zone";
}

/** `a -- "label" --> b` */
export function edge(from: string, label: string, to: string): string {
  return `${from} -- "${label}" --> ${to}`;
}
