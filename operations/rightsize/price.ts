import { readPrices, type PriceList } from "../cost/priceList";
import type { PriceOf } from "./types";

/** What tasks cost in a region, and what to know about it. */
export interface Prices {
  readonly priceOf: PriceOf;
  /** Sentences for a person. */
  readonly notes: readonly string[];
}

/** The region whose prices stand in for those of one that prices.json does not have. */
const standIn = "us-east-1";

/** Fargate's prices in a region. Raises an Error where prices.json has them neither for it nor for us-east-1. */
export function pricesIn(region: string, list: PriceList = readPrices()): Prices {
  const own = fargatePrices(list, region);
  const prices = own ?? fargatePrices(list, standIn);
  if (prices === undefined) throw new Error(`prices.json has no prices of Fargate in ${standIn}`);
  const { x86, arm, date } = prices;
  const place = own ? region : `${standIn}, which stand in for ${region}, whose are not known`;
  return {
    priceOf: (cpu, memory, architecture) => {
      const { vCpu, gib } = architecture === "ARM64" ? arm : x86;
      return (cpu / 1024) * vCpu + (memory / 1024) * gib;
    },
    notes: [
      `Prices: Fargate's on demand in ${place}, read ${date}; without Spot, Savings Plans and taxes.`,
    ],
  };
}

function fargatePrices({ regions }: PriceList, region: string) {
  const { fargateX86Vcpu, fargateX86Memory, fargateArmVcpu, fargateArmMemory } =
    regions[region] ?? {};
  if (!fargateX86Vcpu || !fargateX86Memory || !fargateArmVcpu || !fargateArmMemory) {
    return undefined;
  }
  return {
    x86: { vCpu: fargateX86Vcpu.usd, gib: fargateX86Memory.usd },
    arm: { vCpu: fargateArmVcpu.usd, gib: fargateArmMemory.usd },
    date: fargateX86Vcpu.date,
  };
}
