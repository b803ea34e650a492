import { cheapest, type Need, type Priced } from "./plans";
import type { Current, PriceOf, Bound, Load } from "../types";

/** Whether only CPU or only memory keeps the size from being smaller. */
export function boundOf(need: Need, current: Current, priceOf: PriceOf, best: Priced): Bound {
  const without = (less: Partial<Need>) => {
    const found = cheapest({ ...need, ...less }, current, priceOf);
    return found !== undefined && saving(best, found) >= 0.01;
  };
  const idle = (loads: readonly Load[]) => loads.map((each) => ({ ...each, peak: 0, average: 0 }));
  const empty = (loads: readonly Load[]) => loads.map((each) => ({ ...each, memory: undefined }));
  const { loads } = need;
  const noCpu = { p95: 0, median: 0, peak: 0, demands: need.demands.map(() => 0), leastCpu: 0 };
  const byCpu = without({ ...noCpu, loads: idle(loads) });
  const byMemory = without({ memory: 0, loads: empty(loads) });
  if (byCpu !== byMemory) return byCpu ? "cpu" : "memory";
  const neither = without({ ...noCpu, memory: 0, loads: empty(idle(loads)) });
  return byCpu || neither ? "both" : "smallest";
}

/** USD a month that the second plan costs less than the first. */
export function saving(
  from: { readonly monthly: number },
  to: { readonly monthly: number },
): number {
  return from.monthly - to.monthly;
}
