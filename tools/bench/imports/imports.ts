import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as ts from "typescript";
import { emptyProgram } from "../cases";
import { coldRun, type ColdProgram } from "../coldRun";
import { lastRows, timesByRow, type ImportTimes, type RowTimes } from "./importTimes";
import { alignedTable } from "../report/report";
import { expectedResources, projectFolder, readStack, type BenchStack } from "../stack";
import { median } from "../report/stats";

type Rows = Readonly<Record<string, RowTimes>>;

/** Runs the prod program and the empty program in turn, and tabulates how long each part of them takes to load. */
export async function measureImports(rounds: number) {
  const stack = readStack("prod");
  const resources = (await expectedResources("prod")) + 1;
  const prodProgram = { entryPoint: ".", resources, images: 1 };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-imports-"));
  try {
    const hook = compileHook(folder);
    const [prod, empty]: [Rows[], Rows[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      prod.push(timesByRow(await hookedRun(stack, prodProgram, hook, folder)));
      empty.push(timesByRow(await hookedRun(stack, emptyProgram, hook, folder)));
    }
    return { prod, empty };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Compiles the hook to JavaScript, because it must work before TypeScript is loaded. */
function compileHook(folder: string): string {
  const source = fs.readFileSync(
    path.join(projectFolder, "tools", "bench", "imports", "importHook.ts"),
    "utf8",
  );
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  const file = path.join(folder, "importHook.js");
  fs.writeFileSync(file, outputText);
  return file;
}

async function hookedRun(stack: BenchStack, program: ColdProgram, hook: string, folder: string) {
  const times = path.join(folder, "times.json");
  await coldRun(stack, { ...program, nodeArgs: ["-r", hook], env: { BENCH_IMPORTS: times } });
  return JSON.parse(fs.readFileSync(times, "utf8")) as ImportTimes;
}

/** The medians as a table. The parts in which prod differs most from the empty program come first. */
export function importsTable(
  prod: readonly Rows[],
  empty: readonly Rows[],
  bold: (text: string) => string,
): string {
  const rows = [...new Set(prod.flatMap((row) => Object.keys(row)))].map((name) => {
    const own = medianOf(prod, name, "own");
    const inEmpty = medianOf(empty, name, "own");
    return { name, own, all: medianOf(prod, name, "all"), inEmpty, beyond: own - inEmpty };
  });
  const isLast = (name: string) => lastRows.some((last) => last === name);
  const sorted = [
    ...rows.filter(({ name }) => !isLast(name)).sort((a, b) => b.beyond - a.beyond),
    ...rows.filter(({ name }) => isLast(name)),
  ];
  const cells = sorted.map(({ name, own, all, inEmpty, beyond }) => [
    name,
    ...[own, all, inEmpty, beyond].map((ms) => ms.toFixed(0)),
  ]);
  const head = ["", "prod, own ms", "with what it loads", "empty, own ms", "prod beyond empty"];
  return alignedTable(head, cells, [1, 2, 3, 4], bold);
}

function medianOf(runs: readonly Rows[], name: string, time: keyof RowTimes): number {
  return median(runs.map((run) => run[name]?.[time] ?? 0));
}
