import {
  quotaKinds,
  type AskedQuotas,
  type QuotasNow,
} from "../../../components/account/quotas/types";
import { quotaCodes } from "../../../components/account/quotas/codes";
import { noteFailures } from "../../calls/ask";
import type { ClientConfig } from "../../calls/clients";
import { errorLine } from "../../calls/errors";
import { countThings } from "./count";
import { readLimit } from "./limit";

/**
 * Counts what a stack needs and the account has, and reads the quota of each kind of which the stack has too few. Never
 * rejects: failed calls are listed.
 */
export async function quotasNow(config: ClientConfig, asked: AskedQuotas): Promise<QuotasNow> {
  const { ask, unread } = noteFailures();
  const kinds = quotaKinds.filter((kind) => asked.needs[kind] > 0);
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const things = await countThings(config, kind, asked, ask);
      if (things === undefined || things.own >= asked.needs[kind]) return [];
      const limit = await readLimit(config, quotaCodes[kind], ask);
      if (limit === undefined) return [];
      const { own, all = limit.used ?? 0 } = things;
      return [{ kind, own, all, limit: limit.value }];
    }),
  );
  return {
    found: found.flat(),
    unread: unread.map(({ calls, ...failure }) => `${calls.join(", ")}: ${errorLine(failure)}`),
  };
}
