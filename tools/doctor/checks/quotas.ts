import { dayCounts } from "../../../components/scaling/types";
import { askForMore, quotaCodes } from "../../../components/account/quotas/codes";
import { quotaNeeds } from "../../../components/account/quotas/needs";
import { quotaKinds } from "../../../components/account/quotas/types";
import { countThings } from "../../../live/account/quotas/count";
import { readLimit } from "../../../live/account/quotas/limit";
import { fail, ok, type Check, type Patient } from "../types";

/**
 * Whether the account's quotas have room for what the stack makes, and for twice its most tasks,
 * which a rollout may need.
 */
export const quotas: Check = {
  name: "quotas",
  lines: async (patient, ask) => {
    const { config, settings } = patient;
    const { stackTags, names, container, network, sharing, spot } = settings;
    const most = Math.max(settings.desiredCount, dayCounts(settings.scaling).max);
    const needs = quotaNeeds({
      network,
      sharing: sharing.mode,
      tasks: 2 * most,
      cpu: container.cpu,
      spot,
    });
    const own = { stackTags, balancer: names.balancer, cidr: undefined };
    const found = await Promise.all(
      quotaKinds
        .filter((kind) => needs[kind] > 0)
        .map(async (kind) => {
          const things = await countThings(config, kind, own, ask);
          const limit = things && (await readLimit(config, quotaCodes[kind], ask));
          if (!things || !limit) return [];
          const others =
            things.all === undefined
              ? Math.max(0, (limit.used ?? 0) - running(patient))
              : things.all - things.own;
          return [{ kind, what: quotaCodes[kind].what, needed: needs[kind], others, limit }];
        }),
    );
    const known = found.flat();
    const short = known.filter(({ needed, others, limit }) => others + needed > limit.value);
    if (short.length > 0) {
      return short.map(({ kind, what, needed, others, limit }) =>
        fail(
          `${what}: the stack needs ${needed}, others use ${others}, and the quota is ${limit.value}`,
          askForMore(kind, others + needed, settings.aws.region),
        ),
      );
    }
    if (known.length === 0) return [];
    return [ok(`room for ${known.map(({ what, needed }) => `${needed} ${what}`).join(", ")}`)];
  },
};

/** vCPU that the stack's own tasks use now. */
function running({ status, settings }: Patient): number {
  return ((status.tasks?.running ?? 0) * settings.container.cpu) / 1024;
}
