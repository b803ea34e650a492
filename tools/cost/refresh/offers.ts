import { mapOf, textOf, type Inputs } from "../model/inputs";
import type { Product } from "./products";

/** The part of a service's price list that is read. */
export interface Offer {
  readonly products: Inputs;
  /** Terms by the product's SKU. */
  readonly onDemand: Inputs;
}

/** What a price list says about a product: its price, or why there is none. */
export type Answer =
  | { readonly found: true; readonly usd: number }
  | { readonly found: false; readonly reason: string };

/**
 * Parses a price list. Raises an Error if the text is not a price list.
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-service-price-list-file-for-services.html
 */
export function parseOffer(text: string): Offer {
  const file = mapOf(JSON.parse(text));
  const onDemand = mapOf(file["terms"])["OnDemand"];
  if (typeof file["products"] !== "object" || typeof onDemand !== "object") {
    throw new Error("is not a price list: products and terms.OnDemand are missing");
  }
  return { products: mapOf(file["products"]), onDemand: mapOf(onDemand) };
}

/** A price that holds from a given number of units upwards. */
export interface Tier {
  readonly from: number;
  readonly usd: number;
}

/**
 * The on-demand price of a product in a region: that of the first tier that is not free. Several products may match if
 * they cost the same.
 */
export function offerPrice(offer: Offer, region: string, product: Product): Answer {
  const tiers = Object.entries(offer.products)
    .filter(([, entry]) => matches(mapOf(entry), region, product))
    .map(([sku]) => tiersOf(offer, sku));
  return answerOf(tiers, region, product);
}

/** The price that all matching products have in common. */
export function answerOf(
  matching: readonly (readonly Tier[])[],
  region: string,
  product: Product,
): Answer {
  const prices = new Set(matching.flatMap(firstPaid));
  const what = `${product.service} ${product.usage.join(" or ")} in ${region}`;
  const [usd] = prices;
  if (usd === undefined) return { found: false, reason: `${what}: no such product` };
  if (prices.size > 1) {
    return { found: false, reason: `${what}: several prices, ${[...prices].join(", ")}` };
  }
  return { found: true, usd: Number((usd * (product.factor ?? 1)).toPrecision(10)) };
}

function matches(entry: Inputs, region: string, { usage, family, attributes = {} }: Product) {
  const has = mapOf(entry["attributes"]);
  return (
    usage.includes(withoutRegion(textOf(has["usagetype"]) ?? "", region)) &&
    inRegion(textOf(has["locationType"])) &&
    (family === undefined || entry["productFamily"] === family) &&
    Object.entries(attributes).every(([name, value]) => has[name] === value)
  );
}

/** Whether a product belongs to the region itself. The list also has products of its Local Zones, at other prices. */
export function inRegion(locationType: string | undefined): boolean {
  return !/Local Zone|Wavelength|Outposts/.test(locationType ?? "");
}

/**
 * The usage type without the region's prefix: `EUC1-Fargate-GB-Hours` becomes `Fargate-GB-Hours`.
 * `TS-LoadBalancerUsage` is another product and stays as it is.
 */
export function withoutRegion(usageType: string, region: string): string {
  const rest = usageType.startsWith(`${region}-`) ? usageType.slice(region.length + 1) : usageType;
  return rest.replace(/^(?:EU|[A-Z]{2,4}\d)-/, "");
}

function tiersOf({ onDemand }: Offer, sku: string): readonly Tier[] {
  return Object.values(mapOf(onDemand[sku]))
    .flatMap((term) => Object.values(mapOf(mapOf(term)["priceDimensions"])))
    .map(mapOf)
    .map((tier) => ({
      from: Number(tier["beginRange"] ?? 0),
      usd: Number(mapOf(tier["pricePerUnit"])["USD"]),
    }));
}

function firstPaid(tiers: readonly Tier[]): number[] {
  return [...tiers]
    .sort((a, b) => a.from - b.from)
    .filter(({ usd }) => usd > 0)
    .slice(0, 1)
    .map(({ usd }) => usd);
}
