import { InvalidArgumentError } from "commander";
import { clearedLine } from "../text/terminal";
import { benchCases } from "../bench/cases";
import { importsTable, measureImports } from "../bench/imports/imports";
import { reportRows, reportTable } from "../bench/report/report";
import { requirementLines, requirements } from "../bench/report/requirements";
import { interleave } from "../bench/rounds";
import { sdkVersion } from "../bench/stubs/sdk";
import type { Io } from "./catalog/io";
import { parse, plainCommand } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly rounds: number;
  readonly imports?: true;
  readonly json?: true;
}

/** Times cold evaluations of the prod stack's program, and of an earlier commit. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = plainCommand("bench", io, "Needs no Pulumi CLI and no AWS.")
    .option("-r, --rounds <number>", "how often to run each case", positive, 5)
    .option("--imports", "show what loading the program consists of instead")
    .option("--json", "the raw numbers");
  return bench(parse(command, argv, io).opts<Options>(), io);
}

function positive(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number, 1 or more.");
}

async function bench(options: Options, io: Io): Promise<number> {
  const { bold, dim } = io.style.colors;
  const context = { node: process.version, sdk: sdkVersion, rounds: options.rounds };
  const { title, table, legend, json } = await (options.imports ? imports : timings)(options, io);
  const heading = `node ${context.node}, @pulumi/pulumi ${context.sdk}, ${context.rounds} rounds`;
  if (io.showsProgress) io.err(clearedLine);
  const text = options.json
    ? JSON.stringify({ ...context, ...json }, undefined, 2)
    : `${bold([heading, ...title].join(", "))}\n\n${table}\n\n${dim(legend)}`;
  io.out(`${text}\n`);
  return exitCodes.well;
}

interface Result {
  readonly title: readonly string[];
  readonly table: string;
  readonly legend: string;
  /** Raw numbers. */
  readonly json: Readonly<Record<string, unknown>>;
}

async function timings({ rounds }: Options, io: Io): Promise<Result> {
  const { cases, resources, skipped } = await benchCases();
  const samples = await interleave(cases, rounds, (round, name) => {
    progress(round, name, io);
  });
  const rows = reportRows(samples);
  const kept = requirements(samples, resources);
  return {
    title: [`prod registers ${resources} resources`],
    table: [
      requirementLines(kept),
      "",
      reportTable(rows, io.style.colors.bold),
      ...skipped.map((line) => `  skipped ${line}`),
    ].join("\n"),
    legend:
      "Each run is a new process. Its time is that of the CPU, user and system, because a busy machine changes it less " +
      "than the time by the clock. A ratio is the case's time divided by that of the other case in the same round; the " +
      "table shows the median. 1.00x for a late extra copy means that the time grows linearly.",
    json: { resources, skipped, ms: Object.fromEntries(samples), rows, requirements: kept },
  };
}

async function imports({ rounds }: Options, io: Io): Promise<Result> {
  const { prod, empty } = await measureImports(rounds);
  return {
    title: ["what loading consists of"],
    table: importsTable(prod, empty, io.style.colors.bold),
    legend:
      "Medians. Own time is that in the row's own files, not in what they load from other rows: it adds up to about " +
      "the whole process. Modules that the evaluation loads late count for their own row.",
    json: { ms: { prod, empty } },
  };
}

function progress(round: number, name: string, io: Io): void {
  if (!io.showsProgress) return;
  io.err(
    `${clearedLine}${io.style.colors.dim(round === 0 ? `warm-up: ${name}` : `round ${round}: ${name}`)}\r`,
  );
}
