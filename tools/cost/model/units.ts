import { described } from "../../aws";
import type { UnitPrice } from "../../aws/kind";
import type { EvaluatedResource } from "../../evaluate";
import { unpriced, type PriceBook } from "../book";
import { exactly, type CostLine } from "../types";

/** A line for each type that has a price for each of its resources. */
export function unitLines(all: readonly EvaluatedResource[], book: PriceBook): CostLine[] {
  return [...described.values()].flatMap(({ type, price }) => {
    const resources = all.filter((each) => each.type === type);
    return resources.length > 0 && "each" in price ? [line(price.each, resources, book)] : [];
  });
}

function line(price: UnitPrice, resources: readonly EvaluatedResource[], book: PriceBook) {
  const { key, group, item, unit, units = () => 1, note } = price;
  return book.line({
    key,
    group,
    item,
    quantity: exactly(resources.reduce((total, { inputs }) => total + units(inputs), 0)),
    unit,
    parts: [{ key: price.price }],
    note: note && resources.some(({ inputs }) => note.if(inputs)) ? note.text : undefined,
  });
}

/** A line without a price for each type that has no description. */
export function undecidedLines(all: readonly EvaluatedResource[]): CostLine[] {
  const types = all
    .filter(({ custom, remote }) => custom || remote)
    .map(({ type }) => type)
    .filter((type) => !type.startsWith("pulumi:") && !described.has(type));
  return [...new Set(types)].sort().map((type) =>
    unpriced({
      key: `type ${type}`,
      group: "Others",
      item: type,
      quantity: exactly(types.filter((each) => each === type).length),
      unit: "resource",
      reason: `no price known for type ${type}`,
    }),
  );
}
