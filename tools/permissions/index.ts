import * as aws from "../aws";
import type { Kind } from "../aws/kind";
import { loadShapes } from "../calls";
import { actionOf } from "./actionOf";
import { livePermissions } from "./live";
import { lookupReads } from "./lookups";
import type { ForEach, Permissions } from "./types";
import * as compute from "./types/compute";
import * as network from "./types/network";
import * as storage from "./types/storage";
import * as watching from "./types/watching";

export type { Permissions };

type Module = Readonly<Record<string, Kind>>;

function byType<M extends Module>(module: M, permissions: ForEach<M>) {
  return Object.entries(permissions).map(
    ([name, each]) => [(module as Module)[name]?.type ?? name, each] as const,
  );
}

/** What each resource type needs in addition to the calls that create it, by Pulumi's name of the type. */
export const typePermissions: ReadonlyMap<string, Permissions> = new Map([
  ...byType(aws.ecs, compute.ecs),
  ...byType(aws.ecr, compute.ecr),
  ...byType(aws.autoscaling, compute.autoscaling),
  ...byType(aws.appautoscaling, compute.appautoscaling),
  ...byType(aws.others, compute.others),
  ...byType(aws.ec2, network.ec2),
  ...byType(aws.vpc, network.vpc),
  ...byType(aws.lb, network.lb),
  ...byType(aws.acm, network.acm),
  ...byType(aws.route53, network.route53),
  ...byType(aws.iam, storage.iam),
  ...byType(aws.secretsmanager, storage.secretsmanager),
  ...byType(aws.kms, storage.kms),
  ...byType(aws.s3, storage.s3),
  ...byType(aws.cloudwatch, watching.cloudwatch),
  ...byType(aws.chatbot, watching.chatbot),
  ...byType(aws.sns, watching.sns),
  ...byType(aws.budgets, watching.budgets),
  ...byType(aws.wafv2, watching.wafv2),
]);

/**
 * Everything that a type needs: the actions of the calls that create it, from `tools/calls`, and those of its entry
 * here. Throws if `tools/permissions` has no entry for the type.
 */
export async function permissionsOf(type: string): Promise<Permissions> {
  const own = typePermissions.get(type);
  if (!own) throw new Error(`tools/permissions says nothing of ${type}`);
  const created = ((await loadShapes())[type]?.calls ?? []).map(({ call }) => actionOf(call));
  return { reads: own.reads, writes: sorted([...created, ...own.writes]) };
}

/**
 * Everything that a deployment needs: for each type that the program can make, each look-up, and each call of `live/`.
 */
export async function allPermissions(): Promise<Permissions> {
  const types = await Promise.all([...typePermissions.keys()].map(permissionsOf));
  const all = [...types, livePermissions];
  const reads = [...all.flatMap((each) => each.reads), ...Object.values(lookupReads).flat()];
  const writes = all.flatMap((each) => each.writes);
  return { reads: sorted(reads), writes: sorted(writes.filter((each) => !reads.includes(each))) };
}

function sorted(all: readonly string[]): readonly string[] {
  return [...new Set(all)].sort();
}
