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

const columns = [
  "SKU",
  "OfferTermCode",
  "TermType",
  "PriceDescription",
  "StartingRange",
  "PricePerUnit",
  "Product Family",
  "Location Type",
  "Tenancy",
  "Operating System",
  "usageType",
  "CapacityStatus",
  "Pre Installed S/W",
];

/**
 * A row of a price list file of columns. Columns that the test does not set are as for AWS's own
 * products in the region.
 */
export function row(cells: Readonly<Record<string, string>>): string {
  const usual = { TermType: "OnDemand", StartingRange: "0", "Location Type": "AWS Region" };
  const all: Readonly<Record<string, string>> = {
    SKU: cells["usageType"] ?? "",
    ...usual,
    ...cells,
  };
  return columns
    .map((column) => (all[column] === undefined ? "" : `"${all[column].replaceAll('"', '""')}"`))
    .join(",");
}

/** A price list file of columns, line by line, in AWS's own form. */
export function csvLines(rows: readonly string[]): readonly string[] {
  const head = columns.map((column) => `"${column}"`).join(",");
  return ['"FormatVersion","v1.0"', '"Publication Date","2026-09-10T19:55:14Z"', head, ...rows];
}
