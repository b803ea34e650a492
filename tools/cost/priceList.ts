import * as fs from "node:fs";
import * as path from "node:path";
import { priceItems, priceKeys, type PriceKey } from "./items";

/** One of AWS's prices, with where and when it was read. */
export interface Price {
  /** USD for one unit of the item. */
  readonly usd: number;
  /** The key of `sources` in prices.json. */
  readonly source: string;
  /** The day on which it was read, or only the month: `2026-09-28`, `2026-10`. */
  readonly date: string;
}

/** The prices of a region. A price that AWS's published lists do not have is absent. */
export type RegionPrices = Readonly<Partial<Record<PriceKey, Price>>>;

/** The contents of prices.json. */
export interface PriceList {
  /** Addresses by name; `{region}` stands for the region. */
  readonly sources: Readonly<Record<string, string>>;
  readonly regions: Readonly<Record<string, RegionPrices>>;
}

/** The file that holds the prices. */
export const pricesFile = path.join(__dirname, "prices.json");

let committed: PriceList | undefined;

/**
 * The prices in prices.json, read once. `npx catalog prices` and `npm test` check the file. Previews do not, to save time.
 */
export function readPrices(): PriceList {
  committed ??= JSON.parse(fs.readFileSync(pricesFile, "utf8")) as PriceList;
  return committed;
}

/** A price list as text, one line for each price, in the format of `npm run format`. */
export function formatPrices({ sources, regions }: PriceList): string {
  const lines = (entries: readonly string[], indent: string) =>
    entries.map((entry) => `${indent}${entry}`).join(",\n");
  const addresses = Object.entries(sources).map(
    ([name, url]) => `${JSON.stringify(name)}: ${JSON.stringify(url)}`,
  );
  const blocks = Object.entries(regions).map(([region, prices]) => {
    const rows = priceKeys.flatMap((key) => {
      const found = prices[key];
      return found ? [`"${key}": ${priceText(found)}`] : [];
    });
    return `"${region}": {\n${lines(rows, "      ")}\n    }`;
  });
  return `{\n  "sources": {\n${lines(addresses, "    ")}\n  },\n  "regions": {\n${lines(blocks, "    ")}\n  }\n}\n`;
}

function priceText({ usd, source, date }: Price): string {
  return `{ "usd": ${usd}, "source": ${JSON.stringify(source)}, "date": "${date}" }`;
}

/** `no price for NAT gateway in eu-central-1` */
export function missingPrice(keys: readonly PriceKey[], region: string): string {
  return `no price for ${keys.map((key) => priceItems[key].label).join(" and ")} in ${region}`;
}
