import type { EvaluatedResource } from "../../evaluate";
import { every, input, list, one } from "./find";
import { node } from "./network";

type Resources = readonly EvaluatedResource[];

/** Who may talk to whom on which port, read off the security groups' rules. */
export function trafficLines(resources: Resources): string[] {
  const owners = groupOwners(resources);
  const owner = (id: unknown) => owners.get(String(id));
  const into = every(resources, "ingress").flatMap((rule) => {
    const to = owner(input(rule, "securityGroupId"));
    const from = input(rule, "cidrIpv4")
      ? worldOrVpc(rule, resources)
      : owner(input(rule, "referencedSecurityGroupId"));
    return from && to
      ? [edge(from, protocol(resources, to, portOf(rule)) + dividedBy(resources, to), to)]
      : [];
  });
  const out = every(resources, "egress").flatMap((rule) => {
    const from = owner(input(rule, "securityGroupId"));
    const by = wayOut(resources);
    return from && by !== undefined && input(rule, "cidrIpv4")
      ? [edge(from, `TCP ${portOf(rule)}${by}`, "outside")]
      : [];
  });
  const outside = node("outside", "AWS APIs, Supabase");
  return ['internet(("Internet"))', ...(out.length > 0 ? [outside] : []), ...into, ...out];
}

function groupOwners(resources: Resources): ReadonlyMap<string, string> {
  const service = one(resources, "service");
  const endpoints = every(resources, "endpoint").flatMap((each) => list(each, "securityGroupIds"));
  return new Map([
    ...list(one(resources, "balancer"), "securityGroups").map((id) => [id, "alb"] as const),
    ...list(service, "networkConfiguration", "securityGroups").map((id) => [id, "tasks"] as const),
    ...endpoints.map((id) => [id, "endpoints"] as const),
  ]);
}

/** A rule for addresses admits the internet, or where it names the VPC's own network, the tasks, if there are any. */
function worldOrVpc(rule: EvaluatedResource, resources: Resources): string | undefined {
  if (input(rule, "cidrIpv4") === "0.0.0.0/0") return "internet";
  return one(resources, "service") && "tasks";
}

/** `HTTP 80` */
function protocol(resources: Resources, to: string, port: string): string {
  switch (to) {
    case "alb": {
      const listeners = every(resources, "listener");
      const listener = listeners.find((each) => String(input(each, "port")) === port);
      return `${String(input(listener, "protocol"))} ${port}`;
    }
    case "tasks":
      return `${String(input(one(resources, "targetGroup"), "protocol"))} ${port}`;
    default:
      return `TCP ${port}`;
  }
}

/** Where a rule divides the traffic between versions, how many target groups they are in. */
function dividedBy(resources: Resources, to: string): string {
  return to === "tasks" && one(resources, "listenerRule")
    ? `, ${every(resources, "targetGroup").length} target groups`
    : "";
}

function portOf(rule: EvaluatedResource): string {
  return String(input(rule, "fromPort"));
}

/** How the VPC is left; undefined where it has no way out, whatever the rules allow. */
function wayOut(resources: Resources): string | undefined {
  switch (input(one(resources, "vpc"), "natGateways", "strategy")) {
    case "Single":
      return ", one NAT gateway";
    case "OnePerAz":
      return ", a NAT gateway per zone";
    case "None":
      return undefined;
    default:
      return "";
  }
}

/** `a -- "label" --> b` */
export function edge(from: string, label: string, to: string): string {
  return `${from} -- "${label}" --> ${to}`;
}
