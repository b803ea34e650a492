import { z } from "zod";
import { priceKeys } from "../items";
import type { PriceList } from "../priceList";

const price = z.strictObject({
  usd: z.number().nonnegative(),
  source: z.string(),
  date: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
});

const priceList = z.strictObject({
  sources: z.record(z.string(), z.url()),
  regions: z.record(
    z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/),
    z.partialRecord(z.enum(priceKeys), price),
  ),
});

/** Parses a price list. Raises an Error that names each wrong place: an unknown item, a price without a source. */
export function parsePrices(text: string, name = "prices.json"): PriceList {
  const { data, error } = priceList.safeParse(JSON.parse(text));
  if (!data) throw new Error(`${name}: ${z.prettifyError(error)}`);
  for (const [region, prices] of Object.entries(data.regions)) {
    for (const [key, { source }] of Object.entries(prices)) {
      if (data.sources[source] === undefined) {
        throw new Error(`${name}: ${region}.${key} has the source ${source}, which sources lacks`);
      }
    }
  }
  return data;
}
