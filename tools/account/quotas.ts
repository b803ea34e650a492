import { isOfStack } from "../../components/account/stackTags";
import {
  quotaKinds,
  type AskedQuotas,
  type QuotaKind,
  type QuotasNow,
} from "../../components/account/quotas/types";
import { type World } from "./world";
import { type Stored } from "./world/types";
import { text } from "./world/values";

/**
 * For each kind with a quota of which a stack needs more: how many the account has, and how many it
 * may have.
 */
export function quotasOf(world: World, asked: AskedQuotas): QuotasNow {
  const found = quotaKinds.flatMap((kind) => {
    const limit = world.quotas[kind];
    const things = thingsOf(world, kind);
    const own = things.filter((each) => isOwn(each, kind, asked)).length;
    return limit === undefined || own >= asked.needs[kind]
      ? []
      : [{ kind, own, all: things.length, limit }];
  });
  return { found, unread: [] };
}

function thingsOf(world: World, kind: QuotaKind): readonly Stored[] {
  switch (kind) {
    case "addresses":
      return world.all("aws:ec2/eip:Eip");
    case "vpcs":
      return world.all("aws:ec2/vpc:Vpc");
    case "balancers":
      return world.all("aws:lb/loadBalancer:LoadBalancer");
    case "onDemand":
    case "spot":
      return [];
  }
}

function isOwn({ tags, inputs }: Stored, kind: QuotaKind, asked: AskedQuotas): boolean {
  return (
    isOfStack(tags, asked.stackTags) &&
    (kind !== "vpcs" || asked.cidr === undefined || text(inputs, "cidrBlock") === asked.cidr)
  );
}
