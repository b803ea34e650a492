import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { StackTags } from "../../components/account/stackTags";
import { withClient, type ClientConfig } from "../clients";
import { asked } from "../refusedCall";
import { countOf } from "../why/standing";
import { readTargets, type Groups } from "../why/read/balancer";
import type { Ask } from "../ask";
import { findDoor, findPages, type Door } from "./find";

export { removePages, showPage, type Page } from "./change";
export type { Door, DoorListener } from "./find";

/** The load balancer in front of a service; undefined if there is none. Rejects if AWS refuses. */
export function readDoor(
  config: ClientConfig,
  { targetGroupArns }: Groups,
  stackTags: StackTags,
): Promise<Door | undefined> {
  return withClient(ElasticLoadBalancingV2Client, config, (client) =>
    findDoor(client, targetGroupArns, stackTags, (_call, send) => send()),
  );
}

/** ARNs of the rules that show a stack's page; empty if there are none, or if AWS does not say. */
export function readPages(
  config: ClientConfig,
  { targetGroupArns }: Pick<Groups, "targetGroupArns">,
  stackTags: StackTags,
  ask: Ask,
): Promise<readonly string[]> {
  return withClient(ElasticLoadBalancingV2Client, config, (client) =>
    findPages(client, targetGroupArns, stackTags, ask),
  );
}

/** The number of healthy targets in the groups that get requests, while a resumption waits for one. Raises a RefusedCall. */
export async function healthyTargets(config: ClientConfig, groups: Groups): Promise<number> {
  const targets = await withClient(ElasticLoadBalancingV2Client, config, (client) =>
    readTargets(client, groups, asked),
  );
  return countOf(targets, "healthy");
}
