import { isOfStack, type StackTags } from "../../../components/account/stackTags";
import type {
  FixedName,
  NamedKind,
  TakenName,
  TakenNames,
} from "../../../components/account/takenNames";
import { restoredTag } from "../../../components/account/takenNames/restoredTag";
import { unreadLine } from "../../calls/errors";
import { noteFailures, type Ask } from "../../calls/ask";
import type { ClientConfig } from "../../calls/clients";
import type { Find, Found } from "./types";

const ecs = () => import("./ecs");
const balancing = () => import("./balancing");
const cloudwatch = () => import("./cloudwatch");

/**
 * The finders by kind. The service comes first, because its tags say whether the others must be asked for. Each finder
 * loads its part of the AWS SDK when it is first called: a stack that already runs needs only the service and the
 * secrets.
 */
const finders: Readonly<Record<NamedKind, () => Promise<Find>>> = {
  service: async () => (await ecs()).findServices,
  cluster: async () => (await ecs()).findClusters,
  repository: async () => (await import("./repositories")).findRepositories,
  secret: async () => (await import("./secrets")).findSecrets,
  role: async () => (await import("./roles")).findRoles,
  balancer: async () => (await balancing()).findBalancers,
  targetGroup: async () => (await balancing()).findTargetGroups,
  logGroup: async () => (await cloudwatch()).findLogGroups,
  alarm: async () => (await cloudwatch()).findAlarms,
  dashboard: async () => (await cloudwatch()).findDashboards,
  topic: async () => (await import("./topics")).findTopics,
  keyAlias: async () => (await import("./keys")).findKeyAliases,
};

const onFirstRun = (Object.keys(finders) as NamedKind[]).filter(
  (kind) => kind !== "service" && kind !== "secret",
);

/**
 * Finds the names that something else already uses: a resource without this stack's tags, a secret that waits for its
 * deletion, or one of the stack that a run has restored and not adopted. If the stack's own service exists, only the
 * service and the secrets are looked up. Never rejects: failed calls are listed.
 */
export async function takenNames(
  config: ClientConfig,
  wanted: readonly FixedName[],
  stackTags: StackTags,
): Promise<TakenNames> {
  const { ask, unread } = noteFailures();
  const isOwn = ({ tags }: Found) => isOfStack(tags, stackTags);
  const isRestored = (kind: NamedKind, found: Found) =>
    kind === "secret" && isOwn(found) && found.tags?.[restoredTag] !== undefined;
  const findAll = async (kinds: readonly NamedKind[]) =>
    Promise.all(
      kinds.map(async (kind) => [kind, await findKind(config, kind, wanted, ask)] as const),
    );
  const first = await findAll(["service", "secret"]);
  const runs = first.some(([kind, each]) => kind === "service" && each.some(isOwn));
  const all = runs ? first : [...first, ...(await findAll(onFirstRun))];
  // A dashboard has no tags: if the cluster is the stack's own, an earlier run of the stack has made the dashboard, too.
  const begun = all.some(([kind, each]) => kind === "cluster" && each.some(isOwn));
  const isFromFirstRun = ({ tags }: Found) => tags === undefined && begun;
  const taken = all.flatMap(([kind, each]) =>
    each
      .filter(
        (one) =>
          one.scheduledForDeletion === true ||
          isRestored(kind, one) ||
          !(isOwn(one) || isFromFirstRun(one)),
      )
      .map((one) => ({
        ...takenName(kind, one),
        ...(isRestored(kind, one) ? { isRestored: true } : {}),
      })),
  );
  return {
    taken,
    unread: unread.map(unreadLine),
  };
}

/** A name that is used, and whose it is by its tags. */
export interface FoundName extends Found {
  readonly kind: NamedKind;
}

/** Finds the wanted names that are used, by this stack or by anything else. Failed calls are noted by `ask`. */
export async function findNames(
  config: ClientConfig,
  wanted: readonly FixedName[],
  ask: Ask,
): Promise<readonly FoundName[]> {
  const all = (Object.keys(finders) as NamedKind[]).map(async (kind) =>
    (await findKind(config, kind, wanted, ask)).map((each) => ({ kind, ...each })),
  );
  return (await Promise.all(all)).flat();
}

async function findKind(
  config: ClientConfig,
  kind: NamedKind,
  wanted: readonly FixedName[],
  ask: Ask,
): Promise<readonly Found[]> {
  const names = wanted.filter((each) => each.kind === kind).map(({ name }) => name);
  if (names.length === 0) return [];
  return (await finders[kind]())(config, names, ask);
}

function takenName(kind: NamedKind, { name, arn, tags, scheduledForDeletion }: Found): TakenName {
  const [project, stack] = [tags?.["Project"], tags?.["Stack"]];
  const owner = project === undefined || stack === undefined ? undefined : { project, stack };
  return {
    kind,
    name,
    ...(arn === undefined ? {} : { arn }),
    ...(owner ? { owner } : {}),
    ...(scheduledForDeletion ? { scheduledForDeletion } : {}),
  };
}
