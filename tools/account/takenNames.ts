import type { FixedName, NamedKind, TakenName } from "../../components/takenNames";
import { text, type Inputs, type Stored, type World } from "./world";

type Kept = readonly [type: string, name: string];

/** How each kind of named thing is kept in the account: its type, and the input that has its name. */
const kept: Readonly<Record<NamedKind, Kept>> = {
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

/** The names of alarms on other alarms are alarms' names, too. */
const compositeAlarm: Kept = ["aws:cloudwatch/compositeAlarm:CompositeAlarm", "alarmName"];

function keptAs(kind: NamedKind): readonly Kept[] {
  return kind === "alarm" ? [kept.alarm, compositeAlarm] : [kept[kind]];
}

/** The type and the name of what a kind of fixed name belongs to, for tests that look for names that are missing. */
export function namedTypes(): ReadonlyMap<string, { kind: NamedKind; input: string }> {
  const kinds = Object.keys(kept) as NamedKind[];
  return new Map(
    kinds.flatMap((kind) => keptAs(kind).map(([type, input]) => [type, { kind, input }] as const)),
  );
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
  const wanted = kind === "service" ? name.split("/").at(-1) : name;
  return keptAs(kind)
    .flatMap(([type, input]) =>
      world.all(type).filter(({ inputs }) => text(inputs, input) === wanted),
    )
    .at(0);
}
