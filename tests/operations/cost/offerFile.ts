/** A product of a price list file; several prices are tiers. */
export interface Entry {
  readonly usage: string;
  readonly usd: readonly string[];
  readonly family?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** A price list file in AWS's own form, with these products. */
export function offerFile(entries: readonly Entry[]): string {
  const skus = entries.map((entry, index) => ({ sku: `SKU${index}`, ...entry }));
  return JSON.stringify({
    formatVersion: "v1.0",
    offerCode: "AmazonECS",
    publicationDate: "2026-09-11T12:46:10Z",
    products: Object.fromEntries(
      skus.map(({ sku, usage, family = "Compute", attributes }) => [
        sku,
        { sku, productFamily: family, attributes: { usagetype: usage, ...attributes } },
      ]),
    ),
    terms: {
      OnDemand: Object.fromEntries(skus.map(({ sku, usd }) => [sku, term(sku, usd)])),
      Reserved: {},
    },
  });
}

function term(sku: string, usd: readonly string[]) {
  const code = `${sku}.JRTCKXETXF`;
  const tiers = usd.map((price, index) => [
    `${code}.${index}`,
    {
      rateCode: `${code}.${index}`,
      beginRange: String(index * 10_240),
      endRange: index === usd.length - 1 ? "Inf" : String((index + 1) * 10_240),
      unit: "hours",
      pricePerUnit: { USD: price },
      appliesTo: [],
    },
  ]);
  return {
    [code]: {
      offerTermCode: "JRTCKXETXF",
      sku,
      effectiveDate: "2026-09-01T00:00:00Z",
      priceDimensions: Object.fromEntries(tiers) as unknown,
      termAttributes: {},
    },
  };
}
