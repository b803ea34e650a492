import { priceKeys, type PriceKey } from "../items";
import type { Price, PriceList, RegionPrices } from "../priceList";
import { csvPrices } from "./csv";
import { offerPrice, parseOffer, type Answer } from "./offers";
import { listAddress, products, type Product } from "./products";
import { errorText } from "../../../components/common/text/errorText";

/** A refresh's connections to the world. */
export interface RefreshPorts {
  /** The text at an address. Rejects if it cannot be downloaded. */
  readonly get: (url: string) => Promise<string>;
  /** The text at an address line by line, so that it is never in memory as a whole. */
  readonly lines: (url: string) => AsyncIterable<string>;
  /** `2026-11-22` */
  readonly today: string;
  /** Is called with the name of each file before it is read. */
  readonly say: (line: string) => void;
}

/** A price list, refreshed as far as possible. */
export interface Refresh {
  readonly list: PriceList;
  /** Files that could not be read, and products that are missing in them. Their prices stay as they were. */
  readonly misses: readonly string[];
}

type Found = ReadonlyMap<PriceKey, Answer>;

/**
 * The price list with today's prices from AWS's price list files. Prices that no list has, or that are missing today,
 * keep their value and date.
 */
export async function refreshPrices(
  list: PriceList,
  regions: readonly string[],
  ports: RefreshPorts,
): Promise<Refresh> {
  const services = [...new Set(Object.values(products).map(({ service }) => service))];
  const misses: string[] = [];
  const refreshed: Record<string, RegionPrices> = { ...list.regions };
  let step = 0;
  for (const region of regions) {
    let prices = list.regions[region] ?? {};
    for (const service of services) {
      step += 1;
      ports.say(`${step} of ${regions.length * services.length}  ${region}  ${service}`);
      const url = address(list, service, region);
      try {
        const found = await readPrices(url, service, region, ports);
        prices = withPrices(prices, found, ports.today);
        misses.push(...reasons(found));
      } catch (error) {
        if (step === 1 && isUnreachable(error)) {
          return { list, misses: [`AWS's price lists cannot be reached: ${causeOf(error)}`] };
        }
        misses.push(`${url}: ${causeOf(error)}`);
      }
    }
    // A region without any price is left out.
    if (Object.keys(prices).length > 0) refreshed[region] = prices;
  }
  return { list: { sources: usedSources(list, refreshed), regions: refreshed }, misses };
}

/** The sources that prices still refer to: the old ones in their order, then new ones. */
function usedSources(list: PriceList, regions: PriceList["regions"]): PriceList["sources"] {
  const used = new Set(
    Object.values(regions).flatMap((prices) => Object.values(prices).map(({ source }) => source)),
  );
  const names = new Set([...Object.keys(list.sources), ...used]);
  return Object.fromEntries(
    [...names].filter((name) => used.has(name)).map((name) => [name, sourceOf(list, name)]),
  );
}

/** One line for each price that is new or has changed. */
export function priceChanges(before: PriceList, after: PriceList): string[] {
  return Object.entries(after.regions).flatMap(([region, prices]) =>
    priceKeys.flatMap((key) => {
      const [old, now] = [before.regions[region]?.[key]?.usd, prices[key]?.usd];
      return old === now || now === undefined
        ? []
        : [`${region} ${key}: ${old ?? "none"} → ${now}`];
    }),
  );
}

/** The answers of a service's file for each of its products. Raises an Error if the file cannot be read. */
async function readPrices(
  url: string,
  service: string,
  region: string,
  { get, lines }: RefreshPorts,
): Promise<Found> {
  const wanted = new Map<PriceKey, Product>();
  for (const key of priceKeys) {
    const product = products[key];
    if (product?.service === service) wanted.set(key, product);
  }
  if (url.endsWith(".csv")) return csvPrices(lines(url), region, wanted);
  const offer = parseOffer(await get(url));
  return new Map([...wanted].map(([key, product]) => [key, offerPrice(offer, region, product)]));
}

function withPrices(known: RegionPrices, found: Found, today: string): RegionPrices {
  const prices: Partial<Record<PriceKey, Price>> = { ...known };
  for (const [key, answer] of found) {
    const source = products[key]?.service;
    if (answer.found && source) prices[key] = { usd: answer.usd, source, date: today };
  }
  return prices;
}

function reasons(found: Found): string[] {
  return [...found].flatMap(([key, answer]) =>
    answer.found || products[key]?.rare ? [] : [answer.reason],
  );
}

function sourceOf({ sources }: PriceList, name: string): string {
  return sources[name] ?? listAddress(name);
}

function address(list: PriceList, service: string, region: string): string {
  return sourceOf(list, service).replace("{region}", region);
}

/** Whether no connection could be made at all. Then every other file would fail in the same way. */
function isUnreachable(error: unknown): boolean {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH/.test(causeOf(error));
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return errorText(cause);
}
