import * as fs from "node:fs";
import { Command } from "commander";
import { runCommand } from "./runCommand";
import { formatPrices, pricesFile } from "../cost/priceList";
import { linesAt, textAt } from "../cost/refresh/download";
import { parsePrices } from "../cost/refresh/parsePrices";
import { priceChanges, refreshPrices } from "../cost/refresh/refresh";

const command = new Command("npm run prices --")
  .description("Rewrite tools/cost/prices.json from AWS's public price lists; needs no account.")
  .option(
    "-r, --region <name...>",
    "these regions only, new ones among them; default: all there are",
    [],
  )
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const { region } = command.parse().opts<{ readonly region: readonly string[] }>();
  const before = parsePrices(fs.readFileSync(pricesFile, "utf8"));
  const regions = region.length > 0 ? region : Object.keys(before.regions);
  const { list, misses } = await refreshPrices(before, regions, {
    get: textAt,
    lines: linesAt,
    today: new Date().toISOString().slice(0, 10),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  if (formatPrices(list) === formatPrices(before)) {
    process.stdout.write("prices.json is as it was\n");
  } else {
    fs.writeFileSync(pricesFile, formatPrices(list));
    const changes = priceChanges(before, list);
    process.stdout.write(
      [`prices.json rewritten, ${changes.length} prices changed`, ...changes, ""].join("\n"),
    );
  }
  if (misses.length === 0) return;
  const said = misses.map((miss) => `  ${miss}`);
  process.stderr.write(["Not found, so as it was, with its old date:", ...said, ""].join("\n"));
  process.exitCode = 1;
}

runCommand(main, { command });
