import { isOfStack, type StackTags } from "../../components/account/stackTags";
import { restoredTag } from "../../components/account/takenNames/restoredTag";
import type { FixedName, NamedKind, TakenName } from "../../components/account/takenNames";
import type { World } from "./world";
import { keyType } from "./types/kms";
import { text } from "./world/values";
import type { Stored } from "./world/types";

type Kept = readonly [type: string, name: string];

/** Where the account keeps each kind of named resource: its type, and the input that holds its name. */
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
  keyAlias: ["aws:kms/alias:Alias", "name"],
};

/** Composite alarms share their names with other alarms. */
const compositeAlarm: Kept = ["aws:cloudwatch/compositeAlarm:CompositeAlarm", "alarmName"];

function keptAs(kind: NamedKind): readonly Kept[] {
  return kind === "alarm" ? [kept.alarm, compositeAlarm] : [kept[kind]];
}

/** The resource type and the name's input of each kind of fixed name, for tests that look for missing names. */
export function namedTypes(): ReadonlyMap<string, { kind: NamedKind; input: string }> {
  const kinds = Object.keys(kept) as NamedKind[];
  return new Map(
    kinds.flatMap((kind) => keptAs(kind).map(([type, input]) => [type, { kind, input }] as const)),
  );
}

/** The names that are used by a resource without these tags, and the stack's own secrets that a run must adopt. */
export function namesTaken(
  world: World,
  names: readonly FixedName[],
  stackTags: StackTags,
): readonly TakenName[] {
  const found = names.map((each) => ({ ...each, stored: holder(world, each) }));
  const isOwn = ({ tags }: Stored) => isOfStack(tags, stackTags);
  // As live/account/names has it: a dashboard has no tags, and is the stack's if its cluster is.
  const begun = found.some(({ kind, stored }) => kind === "cluster" && stored && isOwn(stored));
  const deleted = names
    .filter(({ kind, name }) => kind === "secret" && world.deletedSecrets.has(name))
    .map((each) => ({ ...each, ...ownerOf(world, each.name), scheduledForDeletion: true }));
  const foreign = found.flatMap(({ stored, kind, name }) =>
    stored && !isOwn(stored) && !(kind === "dashboard" && begun)
      ? [{ kind, name, arn: text({ arn: stored.id, ...stored.outputs }, "arn") }]
      : [],
  );
  const restored = found.flatMap(({ stored, kind, name }) =>
    stored && isOwn(stored) && restoredTag in stored.tags
      ? [{ kind, name, arn: stored.id, isRestored: true }]
      : [],
  );
  return [...foreign, ...deleted, ...restored];
}

/** The former owner of a secret that waits for its deletion, and its ARN. */
function ownerOf({ deletedSecrets }: World, name: string): Pick<TakenName, "arn" | "owner"> {
  const stored = deletedSecrets.get(name);
  if (!stored) return {};
  const { tags, id } = stored;
  return { arn: id, owner: { project: text(tags, "Project"), stack: text(tags, "Stack") } };
}

function holder(world: World, { kind, name }: FixedName): Stored | undefined {
  const wanted = kind === "service" ? name.split("/").at(-1) : name;
  const stored = keptAs(kind)
    .flatMap(([type, input]) =>
      world.all(type).filter(({ inputs }) => text(inputs, input) === wanted),
    )
    .at(0);
  // An alias has no tags; the tags of its key name its owner.
  if (kind !== "keyAlias" || !stored) return stored;
  return world.find(keyType, "id", stored.inputs["targetKeyId"]) ?? stored;
}
