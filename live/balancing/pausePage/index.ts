import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { StackTags } from "../../../components/account/stackTags";
import { withClient, type ClientConfig } from "../../calls/clients";
import type { Groups } from "../../why/read/balancer";
import type { Ask } from "../../calls/ask";
import { findDoor, pageAt, type Door, type ShownPage } from "./find";

export { removePages, showPage, type Page } from "./change";
export { servesAgain } from "./servesAgain";
export type { Door, DoorListener, ShownPage } from "./find";

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

/** The page of a stack; undefined if none is shown, or if AWS does not say. */
export async function readPage(
  config: ClientConfig,
  { targetGroupArns }: Pick<Groups, "targetGroupArns">,
  stackTags: StackTags,
  ask: Ask,
): Promise<ShownPage | undefined> {
  return withClient(ElasticLoadBalancingV2Client, config, async (client) =>
    pageAt(await findDoor(client, targetGroupArns, stackTags, ask)),
  );
}
