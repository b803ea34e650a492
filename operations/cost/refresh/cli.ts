import * as fs from "node:fs";
import { Command } from "commander";
import { runCommand } from "../../runCommand";
import { formatPrices, pricesFile, readPrices } from "../priceList";
import { priceChanges, RefreshError, refreshPrices } from "./refresh";

/** Milliseconds for one price list file, of which the largest has some 30 MB. */
const longest = 300_000;

const command = new Command("npm run prices --")
  .description(
    "Rewrite operations/cost/prices.json from AWS's public price lists; needs no account.",
  )
  .option(
    "-r, --region <name...>",
    "these regions only, new ones among them; default: all there are",
    [],
  )
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const { region } = command.parse().opts<{ readonly region: readonly string[] }>();
  const before = readPrices();
  const regions = region.length > 0 ? region : Object.keys(before.regions);
  const after = await refreshPrices(before, regions, {
    get: download,
    today: new Date().toISOString().slice(0, 10),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  fs.writeFileSync(pricesFile, formatPrices(after));
  const changes = priceChanges(before, after);
  process.stdout.write(
    [`prices.json rewritten, ${changes.length} prices changed`, ...changes, ""].join("\n"),
  );
}

async function download(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(longest) });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.text();
}

runCommand(main, (error: unknown) => {
  const expected = error instanceof RefreshError;
  const text = expected ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text ?? "unknown error"}\nprices.json was not changed.\n`);
  process.exitCode = 1;
});
