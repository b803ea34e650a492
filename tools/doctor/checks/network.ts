import { missingEndpoints } from "../../../components/network/services";
import { readBalancer, type Balancer } from "../../../live/doctor/balancer";
import {
  readNetwork,
  type NetworkFacts,
  type Rule,
  type SubnetRoutes,
} from "../../../live/doctor/network";
import type { Runner } from "../../../live/ecs/oneOff";
import { fail, ok, type Check, type Line } from "../types";
import { contains } from "../cidr";

type Said = Omit<Line, "check">;
type Task = Runner["task"];

/** Whether packets find their way from the balancer to the tasks, and from the tasks to ECR, logs and secrets. */
export const network: Check = {
  name: "network",
  lines: async ({ config, runner, evidence, stack, settings }, ask) => {
    const group =
      evidence.service.state === "found" ? evidence.service.targetGroupArns[0] : undefined;
    if (runner === undefined || group === undefined) {
      return [ok("there is no service yet: pulumi up creates its network rules")];
    }
    const balancer = await readBalancer(config, group, ask);
    if (balancer === undefined) return [];
    const { task } = runner;
    const facts = await readNetwork(
      config,
      [...new Set([...balancer.securityGroups, ...task.securityGroups])],
      [...new Set([...balancer.subnets, ...task.subnets])],
      ask,
    );
    if (facts === undefined) return [];
    const mend = `pulumi up --refresh -s ${stack}`;
    const port = settings.container.port;
    return [wayIn(facts, balancer, task, port, mend), wayOut(facts, task, mend)];
  },
};

function wayIn(
  facts: NetworkFacts,
  balancer: Balancer,
  task: Task,
  port: number,
  mend: string,
): Said {
  const from = groupsOf(facts, balancer.securityGroups);
  const to = groupsOf(facts, task.securityGroups);
  const blocks = (ids: readonly string[]) =>
    facts.subnets.filter(({ id }) => ids.includes(id)).map(({ cidr }) => cidr);
  const leaves = from.some(({ outbound }) =>
    lets(outbound, port, task.securityGroups, blocks(task.subnets)),
  );
  const enters = to.some(({ inbound }) =>
    lets(inbound, port, balancer.securityGroups, blocks(balancer.subnets)),
  );
  if (!leaves)
    return fail(
      `no rule of the balancer's security group lets it reach the tasks on port ${port}`,
      mend,
    );
  if (!enters)
    return fail(`no rule of the tasks' security group lets the balancer in on port ${port}`, mend);
  return ok(`the balancer reaches the tasks on port ${port}`);
}

function wayOut(facts: NetworkFacts, task: Task, mend: string): Said {
  const groups = groupsOf(facts, task.securityGroups);
  if (!groups.some(({ outbound }) => outbound.some((each) => covers(each, 443)))) {
    return fail("no rule of the tasks' security group lets them out on port 443", mend);
  }
  const subnets = facts.subnets.filter(({ id }) => task.subnets.includes(id));
  const stuck = subnets.flatMap((each) => trouble(each, facts, task) ?? []);
  const [first] = stuck;
  if (first !== undefined) return fail(first, mend);
  const ways = [...new Set(subnets.map(({ gateway }) => gateway ?? "VPC endpoints"))];
  return ok(`the tasks get out by ${ways.join(", ")}`);
}

/** Why nothing leaves a subnet; undefined if it does. */
function trouble(
  { id, gateway, blackhole }: SubnetRoutes,
  { natGateways, endpoints }: NetworkFacts,
  task: Task,
): string | undefined {
  if (gateway === undefined) {
    const missing = missingEndpoints(endpoints);
    return missing.length === 0
      ? undefined
      : `${id} has no default route, and no endpoint for ${missing.join(", ")}`;
  }
  if (blackhole) return `the default route of ${id} leads to ${gateway}, which is gone`;
  if (gateway.startsWith("igw-") && !task.assignPublicIp) {
    return `${id} leads to an internet gateway, and the tasks have no public address`;
  }
  const state = natGateways.get(gateway);
  if (gateway.startsWith("nat-") && state !== "available") {
    return `the NAT gateway ${gateway} of ${id} is ${state ?? "gone"}`;
  }
  return undefined;
}

function groupsOf({ groups }: NetworkFacts, ids: readonly string[]) {
  return groups.filter(({ id }) => ids.includes(id));
}

/** Whether a rule lets TCP through on a port to or from one of these groups, or to or from all these blocks. */
function lets(
  rules: readonly Rule[],
  port: number,
  groups: readonly string[],
  blocks: readonly string[],
): boolean {
  const fitting = rules.filter((each) => covers(each, port)).flatMap(({ peers }) => peers);
  return (
    fitting.some((peer) => groups.includes(peer)) ||
    (blocks.length > 0 && blocks.every((block) => fitting.some((peer) => contains(peer, block))))
  );
}

function covers({ from, to, protocol }: Rule, port: number): boolean {
  if (protocol === "-1") return true;
  return protocol === "tcp" && (from ?? 0) <= port && port <= (to ?? 65_535);
}
