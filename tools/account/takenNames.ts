import type { FixedName, NamedKind, TakenName } from "../../components/takenNames";
import { text, type Inputs, type Stored, type World } from "./world";

/** How each kind of named thing is kept in the account: its type, and the input that has its name. */
const kept: Readonly<Record<NamedKind, readonly [type: string, name: string]>> = {
  repository: ["aws:ecr/repository:Repository", "name"],
  secret: ["aws:secretsmanager/secret:Secret", "name"],
  role: ["aws:iam/role:Role", "name"],
  cluster: ["aws:ecs/cluster:Cluster", "name"],
  service: ["aws:ecs/service:Service", "name"],
  balancer: ["aws:lb/loadBalancer:LoadBalancer", "name"],
  targetGroup: ["aws:lb/targetGroup:TargetGroup", "name"],
  logGroup: ["aws:cloudwatch/logGroup:LogGroup", "name"],
  alarm: ["aws:cloudwatch/metricAlarm:MetricAlarm", "name"],
  dashboard: ["aws:cloudwatch/dashboard:Dashboard", "dashboardName"],
  topic: ["aws:sns/topic:Topic", "name"],
};

/** The type and the name of what a kind of fixed name belongs to, for tests that look for names that are missing. */
export function namedTypes(): ReadonlyMap<string, { kind: NamedKind; input: string }> {
  const kinds = Object.entries(kept) as (readonly [NamedKind, readonly [string, string]])[];
  return new Map(kinds.map(([kind, [type, input]]) => [type, { kind, input }]));
}

/** The names that something in the account has which does not carry these tags. */
export function namesTaken(
  world: World,
  names: readonly FixedName[],
  stackTags: Inputs,
): readonly TakenName[] {
  const found = names.map((each) => ({ ...each, stored: holder(world, each) }));
  const isOwn = ({ tags }: Stored) =>
    tags["Project"] === stackTags["Project"] && tags["Stack"] === stackTags["Stack"];
  const deleted = names
    .filter(({ kind, name }) => kind === "secret" && world.deletedSecrets.has(name))
    .map((each) => ({ ...each, scheduledForDeletion: true }));
  const foreign = found.flatMap(({ stored, kind, name }) =>
    stored && !isOwn(stored)
      ? [{ kind, name, arn: text({ arn: stored.id, ...stored.outputs }, "arn") }]
      : [],
  );
  return [...foreign, ...deleted];
}

function holder(world: World, { kind, name }: FixedName): Stored | undefined {
  const [type, input] = kept[kind];
  const wanted = kind === "service" ? name.split("/").at(-1) : name;
  return world.all(type).find(({ inputs }) => text(inputs, input) === wanted);
}
