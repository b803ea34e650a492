import type { FixedName, NamedKind } from "../../components/account/takenNames";
import { noteFailures } from "../calls/ask";
import type { ClientConfig } from "../calls/clients";
import { findNames } from "../account/names";
import { readBalancing } from "./balancing";
import { readImageTags } from "./image";
import { readService } from "./service";
import type { AccountByHand } from "./types";

export type * from "./types";

/**
 * Finds out which of a stack's names exist in an account. Only reads. Failed calls are noted in
 * `unread`, not thrown.
 */
export async function readAccount(
  config: ClientConfig,
  wanted: readonly FixedName[],
  repositoryName: string,
): Promise<AccountByHand> {
  const { ask, unread } = noteFailures();
  const names = await findNames(config, wanted, ask);
  const one = (kind: NamedKind) => names.find((each) => each.kind === kind);
  const [balancing, running] = await Promise.all([
    readBalancing(
      config,
      { balancer: one("balancer")?.arn, targetGroup: one("targetGroup")?.arn },
      ask,
    ),
    readService(
      config,
      { cluster: one("cluster")?.name, service: one("service")?.name.split("/").at(-1) },
      ask,
    ),
  ]);
  const image = running.service?.image;
  const imageTags =
    image === undefined ? [] : await readImageTags(config, { repositoryName, image }, ask);
  return { names, ...balancing, ...running, imageTags, unread };
}
