import * as fs from "node:fs";
import { formatPrices, pricesFile } from "../cost/priceList";
import { linesAt, textAt } from "../cost/refresh/download";
import { parsePrices } from "../cost/refresh/parsePrices";
import { priceChanges, refreshPrices } from "../cost/refresh/refresh";
import type { Io } from "./catalog/io";
import { parse, plainCommand } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

/** Rewrites the price list from AWS's public one. Resolves with 1 if a price was not found. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = plainCommand("prices", io, "Needs no account.").option(
    "-r, --region <name...>",
    "only these regions, also new ones; default: all that the file has",
    [],
  );
  const { region } = parse(command, argv, io).opts<{ readonly region: readonly string[] }>();
  const before = parsePrices(fs.readFileSync(pricesFile, "utf8"));
  const regions = region.length > 0 ? region : Object.keys(before.regions);
  const { list, misses } = await refreshPrices(before, regions, {
    get: textAt,
    lines: linesAt,
    today: new Date().toISOString().slice(0, 10),
    say: (line) => {
      io.err(`${line}\n`);
    },
  });
  if (formatPrices(list) === formatPrices(before)) {
    io.out("prices.json is as it was\n");
  } else {
    fs.writeFileSync(pricesFile, formatPrices(list));
    const changes = priceChanges(before, list);
    io.out([`prices.json rewritten, ${changes.length} prices changed`, ...changes, ""].join("\n"));
  }
  if (misses.length === 0) return exitCodes.well;
  const said = misses.map((miss) => `  ${miss}`);
  io.err(["Not found, so these keep their old price and date:", ...said, ""].join("\n"));
  return exitCodes.notWell;
}
