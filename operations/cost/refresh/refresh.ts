import { priceKeys, type PriceKey } from "../items";
import type { Price, PriceList, RegionPrices } from "../priceList";
import { offerPrice, parseOffer, type Offer } from "./offers";
import { listAddress, products } from "./products";

/** Why prices.json stays as it is: the lists cannot be read, or lack something. Its message is for people. */
export class RefreshError extends Error {}

/** What a refresh needs of the world. */
export interface RefreshPorts {
  /** The text at an address; rejects where it cannot be had. */
  readonly get: (url: string) => Promise<string>;
  /** `2026-11-22` */
  readonly today: string;
  /** Hears of each file before it is read. */
  readonly say: (line: string) => void;
}

/**
 * The price list with what AWS's price list files say today. Prices that no list has keep their value and their date.
 * Raises a RefreshError where a file cannot be read or a product is not in it: half a refresh would mix prices.
 */
export async function refreshPrices(
  list: PriceList,
  regions: readonly string[],
  ports: RefreshPorts,
): Promise<PriceList> {
  const services = [...new Set(Object.values(products).map(({ service }) => service))];
  const problems: string[] = [];
  const refreshed: Record<string, RegionPrices> = { ...list.regions };
  let step = 0;
  for (const region of regions) {
    const offers = new Map<string, Offer>();
    for (const service of services) {
      step += 1;
      ports.say(`${step} of ${regions.length * services.length}  ${region}  ${service}`);
      offers.set(service, await readOffer(address(list, service, region), ports));
    }
    refreshed[region] = withPrices(
      list.regions[region] ?? {},
      region,
      offers,
      ports.today,
      problems,
    );
  }
  if (problems.length > 0)
    throw new RefreshError(["Not in the price lists:", ...problems].join("\n  "));
  return { sources: usedSources(list, refreshed), regions: refreshed };
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

function withPrices(
  known: RegionPrices,
  region: string,
  offers: ReadonlyMap<string, Offer>,
  today: string,
  problems: string[],
): RegionPrices {
  const found: Partial<Record<PriceKey, Price>> = { ...known };
  for (const key of priceKeys) {
    const product = products[key];
    const offer = product && offers.get(product.service);
    if (!product || !offer) continue;
    const answer = offerPrice(offer, region, product);
    if (answer.found) found[key] = { usd: answer.usd, source: product.service, date: today };
    else problems.push(answer.reason);
  }
  return found;
}

function sourceOf({ sources }: PriceList, name: string): string {
  return sources[name] ?? listAddress(name);
}

function address(list: PriceList, service: string, region: string): string {
  return sourceOf(list, service).replace("{region}", region);
}

async function readOffer(url: string, { get }: RefreshPorts): Promise<Offer> {
  try {
    return parseOffer(await get(url));
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new RefreshError(`${url}: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
