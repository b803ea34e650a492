import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { StackTags } from "../../../components/account/stackTags";
import { noteFailures, type Ask } from "../../calls/ask";
import { withClient, type ClientConfig } from "../../calls/clients";
import type { Groups } from "../../why/read/balancer";
import * as find from "./find";

export { removePages, showPage, type Page } from "./change";
export { servesAgain } from "./servesAgain";
export type { Door, DoorListener, ShownPage } from "./find";

type TargetGroups = Pick<Groups, "targetGroupArns">;

/** The load balancer in front of a service; undefined if there is none. Rejects if AWS refuses. */
export function readDoor(
  config: ClientConfig,
  groups: TargetGroups,
  stackTags: StackTags,
): Promise<find.Door | undefined> {
  return inFront(find.readDoor, config, groups, stackTags, (_call, send) => send());
}

/** The page of a stack; undefined if none is shown, or if AWS does not say. */
export function readPage(
  config: ClientConfig,
  groups: TargetGroups,
  stackTags: StackTags,
  ask: Ask,
): Promise<find.ShownPage | undefined> {
  return inFront(find.readPage, config, groups, stackTags, ask);
}

/** Reads something of the load balancer in front of target groups; undefined if there is none, or if AWS does not say. */
function inFront<T>(
  read: (...args: Parameters<typeof find.readDoor>) => Promise<T | undefined>,
  config: ClientConfig,
  { targetGroupArns }: TargetGroups,
  stackTags: StackTags,
  ask: Ask,
): Promise<T | undefined> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    const balancer = await find.findBalancer(client, targetGroupArns, ask);
    if (balancer === undefined) return undefined;
    return read(client, balancer, { targetGroupArns, stackTags }, ask);
  });
}

/** Whether people get the page of a stack; false if AWS does not say. */
export async function showsPage(
  config: ClientConfig,
  targetGroupArn: string,
  stackTags: StackTags,
): Promise<boolean> {
  const groups = { targetGroupArns: [targetGroupArn] };
  return (await readPage(config, groups, stackTags, noteFailures().ask)) !== undefined;
}
