import { priceItems, type PriceKey } from "./items";
import { missingPrice, type PriceList, type RegionPrices } from "./priceList";
import {
  cents,
  hoursPerMonth,
  type CostLine,
  type Group,
  type Range,
  type ReadDates,
  type UsageLine,
  type UsedPrice,
} from "./types";

/** A part of a unit price: so many units of an item, each hour or each month. */
export interface Part {
  readonly key: PriceKey;
  /** Default: one. */
  readonly amount?: number;
}

/** The contents of a line. */
export interface LineArgs {
  readonly key: string;
  readonly group: Group;
  readonly item: string;
  readonly quantity: Range;
  readonly unit: string;
  readonly parts: readonly Part[];
  readonly note?: string;
  readonly levers?: readonly string[];
  readonly partOf?: string;
}

/** The contents of a line for something that costs by use. */
export interface UsageArgs {
  readonly key: PriceKey;
  readonly item: string;
  /** Units of the price that the example uses. */
  readonly amount: number;
  readonly example: string;
  readonly note?: string;
}

/** The prices of one region. It remembers when the prices that were used had been read. */
export class PriceBook {
  readonly #prices: RegionPrices | undefined;
  readonly #sources: PriceList["sources"];
  readonly #dates = new Map<PriceKey, string>();

  constructor(
    list: PriceList,
    readonly region: string,
  ) {
    this.#prices = list.regions[region];
    this.#sources = list.sources;
  }

  /** Whether the region has any price. */
  get known(): boolean {
    return this.#prices !== undefined;
  }

  /** When the prices that were used had been read; undefined if none was used. */
  get read(): ReadDates | undefined {
    const dates = [...this.#dates.values()].sort();
    const [oldest, newest] = [dates[0], dates.at(-1)];
    if (oldest === undefined || newest === undefined) return undefined;
    const months = dates.map((date) => date.slice(0, 7));
    const times = (month: string) => months.filter((each) => each === month).length;
    const [usual = ""] = [...months].sort((one, other) => times(other) - times(one));
    return { oldest, newest, usual };
  }

  /** When a price was read; undefined if there is no such price. */
  dateOf(key: PriceKey): string | undefined {
    return this.#prices?.[key]?.date;
  }

  /** USD for a unit; undefined if there is no such price. */
  usd(key: PriceKey): number | undefined {
    const price = this.#prices?.[key];
    if (price) this.#dates.set(key, price.date);
    return price?.usd;
  }

  /** USD a month for the sum of these parts; undefined if one part has no price. */
  monthly(parts: readonly Part[]): number | undefined {
    const missing = parts.some(({ key }) => this.usd(key) === undefined);
    return missing ? undefined : parts.reduce((total, part) => total + this.#monthly(part), 0);
  }

  /** A line from its parts. If one part has no price, the whole line has none. */
  line({ parts, quantity, note, levers = [], partOf, ...rest }: LineArgs): CostLine {
    const unitPrice = this.monthly(parts);
    if (unitPrice === undefined) {
      const missing = parts.filter(({ key }) => this.usd(key) === undefined).map(({ key }) => key);
      const basis = missingPrice(missing, this.region);
      return unpriced({ ...rest, quantity, reason: basis, note, levers, partOf });
    }
    return {
      ...rest,
      quantity,
      unitPrice,
      basis: this.#basis(parts),
      monthly: {
        floor: cents(quantity.floor * unitPrice),
        ceiling: cents(quantity.ceiling * unitPrice),
      },
      note,
      levers,
      partOf,
      prices: parts.flatMap(({ key }) => this.#used(key)),
    };
  }

  /** A line by use, with its example. */
  usage({ key, item, amount, example, note }: UsageArgs): UsageLine {
    const unitPrice = this.usd(key);
    return {
      item,
      unit: priceItems[key].unit,
      unitPrice,
      example,
      exampleUsd: unitPrice === undefined ? undefined : cents(amount * unitPrice),
      note: unitPrice === undefined ? missingPrice([key], this.region) : note,
      prices: this.#used(key),
    };
  }

  #used(key: PriceKey): UsedPrice[] {
    const price = this.#prices?.[key];
    if (!price) return [];
    const source = this.#sources[price.source]?.replace("{region}", this.region) ?? price.source;
    return [{ item: priceItems[key].label, source, read: price.date }];
  }

  #monthly({ key, amount = 1 }: Part): number {
    return (this.usd(key) ?? 0) * amount * (byTheHour(key) ? hoursPerMonth : 1);
  }

  /** `730 h × (0.25 × 0.04048 + 0.5 × 0.004445)` */
  #basis(parts: readonly Part[]): string {
    const terms = (some: readonly Part[]) =>
      some.map(
        ({ key, amount = 1 }) => `${amount === 1 ? "" : `${amount} × `}${this.usd(key) ?? 0}`,
      );
    const hourly = terms(parts.filter(({ key }) => byTheHour(key)));
    const monthly = terms(parts.filter(({ key }) => !byTheHour(key)));
    const inHours = hourly.length > 1 ? `(${hourly.join(" + ")})` : hourly.join("");
    return [...(hourly.length > 0 ? [`${hoursPerMonth} h × ${inHours}`] : []), ...monthly].join(
      " + ",
    );
  }
}

/** A line without a known price, and why it is unknown. */
export function unpriced(args: Omit<LineArgs, "parts"> & { readonly reason: string }): CostLine {
  const { reason, note, levers = [], partOf, ...rest } = args;
  const nothing = { unitPrice: undefined, monthly: undefined, prices: [] };
  return { ...rest, ...nothing, basis: reason, note, levers, partOf };
}

/** A line that is free, and why. */
export function free(args: Omit<LineArgs, "parts"> & { readonly reason: string }): CostLine {
  const { reason, note, levers = [], partOf, ...rest } = args;
  const monthly = { floor: 0, ceiling: 0 };
  return { ...rest, unitPrice: 0, basis: reason, monthly, note, levers, partOf, prices: [] };
}

function byTheHour(key: PriceKey): boolean {
  return priceItems[key].unit.endsWith("hour");
}
