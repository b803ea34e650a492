import { askForMore, quotaCodes } from "./codes";
import type { QuotaCounts, QuotaKind, QuotaNow } from "./types";

/** What a run may not make, and what AWS may refuse. */
export interface QuotaVerdict {
  /** Each is two lines: what is missing, and what to do. */
  readonly refused: readonly string[];
  readonly warned: readonly string[];
}

/** Compares what a run adds to what the account has with the account's quotas. */
export function judgeQuotas(
  needs: QuotaCounts,
  found: readonly QuotaNow[],
  region: string,
): QuotaVerdict {
  const short = found.filter(({ kind, own, all, limit }) => all + needs[kind] - own > limit);
  const text = (each: QuotaNow) => shortText(each, needs[each.kind], region);
  return {
    refused: short.filter((each) => isCertain(each, needs[each.kind])).map(text),
    warned: short.filter((each) => !isCertain(each, needs[each.kind])).map(text),
  };
}

/**
 * Whether AWS is sure to refuse. It counts addresses, VPCs and load balancers when it is asked. The vCPU in use come from
 * a metric that is minutes old: tasks that have just ended are still in it.
 */
function isCertain({ kind, own, limit }: QuotaNow, needed: number): boolean {
  return !isVcpu(kind) || needed - own > limit;
}

function isVcpu(kind: QuotaKind): boolean {
  switch (kind) {
    case "onDemand":
    case "spot":
      return true;
    case "addresses":
    case "vpcs":
    case "balancers":
      return false;
  }
}

function shortText({ kind, own, all, limit }: QuotaNow, needed: number, region: string): string {
  const { what, instead } = quotaCodes[kind];
  const more = needed - own;
  return [
    `${what}: this run needs ${more} more, ${all} are in use, and the account's quota is ${limit}`,
    `    Ask for more: ${askForMore(kind, all + more, region)}`,
    `    Or ${instead}.`,
  ].join("\n");
}
