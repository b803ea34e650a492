import { priceKeys, type PriceKey } from "../items";
import type { Price, PriceList, RegionPrices } from "../priceList";
import { csvPrices } from "./csv";
import { offerPrice, parseOffer, type Answer } from "./offers";
import { listAddress, products, type Product } from "./products";
import { errorText } from "../../../components/errorText";

/** What a refresh needs of the world. */
export interface RefreshPorts {
  /** The text at an address; rejects where it cannot be had. */
  readonly get: (url: string) => Promise<string>;
  /** The same line by line, without ever having all of it. */
  readonly lines: (url: string) => AsyncIterable<string>;
  /** `2026-11-22` */
  readonly today: string;
  /** Hears of each file before it is read. */
  readonly say: (line: string) => void;
}

/** A price list as far as it could be refreshed. */
export interface Refresh {
  readonly list: PriceList;
  /** Files that could not be read, and products that are not in them: what is from there stays as it was. */
  readonly misses: readonly string[];
}

type Found = ReadonlyMap<PriceKey, Answer>;

/**
 * The price list with what AWS's price list files say today. Prices that no list has, or that a file lacks today, keep
 * their value and their date.
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
    // A region that has nothing is not one that prices are known of.
    if (Object.keys(prices).length > 0) refreshed[region] = prices;
  }
  return { list: { sources: usedSources(list, refreshed), regions: refreshed }, misses };
}

/** The sources that a price is still from, in the order they had, and new ones. */
function usedSources(list: PriceList, regions: PriceList["regions"]): PriceList["sources"] {
  const used = new Set(
    Object.values(regions).flatMap((prices) => Object.values(prices).map(({ source }) => source)),
  );
  const names = new Set([...Object.keys(list.sources), ...used]);
  return Object.fromEntries(
    [...names].filter((name) => used.has(name)).map((name) => [name, sourceOf(list, name)]),
  );
}

/** One line for each price that is another one now, or new. */
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

/** What a service's file says of each of its products. Raises an Error where it cannot be read. */
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

/** Whether no connection was made at all: every other file would fail in the same way. */
function isUnreachable(error: unknown): boolean {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH/.test(causeOf(error));
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return errorText(cause);
}
