import { parse } from "csv-parse/sync";
import { answerOf, inRegion, withoutRegion, type Answer, type Tier } from "./offers";
import type { Product } from "./products";

/** Prices of products in a CSV file. It is read line by line, because the largest has about 300 MB. */
export async function csvPrices<Key extends string>(
  lines: AsyncIterable<string>,
  region: string,
  products: ReadonlyMap<Key, Product>,
): Promise<ReadonlyMap<Key, Answer>> {
  const usages = [...products.values()].flatMap(({ usage }) => usage);
  const found = new Map<Key, Map<string, Tier[]>>();
  let columns: readonly string[] | undefined;
  for await (const line of lines) {
    if (!columns) {
      if (line.startsWith('"SKU"')) columns = cellsOf(line);
      continue;
    }
    // Most lines are about other products, and are skipped before they are parsed.
    if (!usages.some((usage) => line.includes(usage))) continue;
    const cells = cellsOf(line);
    const row = new Map(columns.map((column, index) => [column, cells[index] ?? ""]));
    for (const [key, product] of products) {
      if (row.get("TermType") === "OnDemand" && matches(row, region, product)) {
        add(found, key, row);
      }
    }
  }
  if (!columns) throw new Error("is not a price list: its columns are missing");
  const answers = [...products].map(([key, product]): [Key, Answer] => [
    key,
    answerOf([...(found.get(key)?.values() ?? [])], region, product),
  ]);
  return new Map(answers);
}

type Row = ReadonlyMap<string, string>;

/**
 * Attributes have the names of the JSON lists: `tenancy` is the column Tenancy, `preInstalledSw` is Pre Installed S/W.
 */
function matches(row: Row, region: string, { usage, family, attributes = {} }: Product): boolean {
  const column = (name: string) => row.get(columnNames[name] ?? name);
  return (
    usage.includes(withoutRegion(row.get("usageType") ?? "", region)) &&
    inRegion(row.get("Location Type")) &&
    (family === undefined || row.get("Product Family") === family) &&
    Object.entries(attributes).every(([name, value]) => column(name) === value)
  );
}

const columnNames: Readonly<Record<string, string>> = {
  operatingSystem: "Operating System",
  tenancy: "Tenancy",
  capacitystatus: "CapacityStatus",
  preInstalledSw: "Pre Installed S/W",
};

function add<Key>(found: Map<Key, Map<string, Tier[]>>, key: Key, row: Row): void {
  const bySku = found.get(key) ?? new Map<string, Tier[]>();
  const sku = row.get("SKU") ?? "";
  const tier = { from: Number(row.get("StartingRange")), usd: Number(row.get("PricePerUnit")) };
  bySku.set(sku, [...(bySku.get(sku) ?? []), tier]);
  found.set(key, bySku);
}

function cellsOf(line: string): readonly string[] {
  return parse(line)[0] ?? [];
}
