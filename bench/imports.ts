import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as ts from "typescript";
import { emptyProgram } from "./cases";
import { coldRun, type ColdProgram } from "./coldRun";
import { alignedTable } from "./report";
import { expectedResources, projectFolder, readStack, type BenchStack } from "./stack";
import { median } from "./stats";

/** What the hook saw in one process; milliseconds by file. */
export interface ImportTimes {
  /** When the hook started, and when the process ended, in milliseconds from the process's start. */
  readonly began: number;
  readonly ended: number;
  /** Without what the file loads in turn. */
  readonly selfMs: Readonly<Record<string, number>>;
}

/** Packages with a row of their own; what else is loaded counts for the row `other packages`. */
const packages = [
  "@pulumi/pulumi",
  "@pulumi/aws",
  "@pulumi/awsx",
  "@pulumi/docker",
  "zod",
  "typescript",
  "ts-node",
] as const;

/** The row that a file counts for. */
export function rowOf(file: string): string {
  if (file === "transpile") return "TypeScript to JavaScript";
  const [, after] = /.*[\\/]node_modules[\\/](.*)/s.exec(file) ?? [];
  if (after === undefined) return "own files, running";
  const name = packages.find((each) => after.replaceAll("\\", "/").startsWith(`${each}/`));
  return name ?? "other packages";
}

/** Milliseconds by row; they add up to the process's life. */
export function timesByRow({ began, ended, selfMs }: ImportTimes): Record<string, number> {
  const rows: Record<string, number> = { "Node.js starting": began };
  let rest = ended - began;
  for (const [file, ms] of Object.entries(selfMs)) {
    rows[rowOf(file)] = (rows[rowOf(file)] ?? 0) + ms;
    rest -= ms;
  }
  return { ...rows, "after loading: the evaluation": rest, "whole process": ended };
}

/** Loads the program and the empty program in turn, and tabulates what each part of it takes. */
export async function importsTable(rounds: number, bold: (text: string) => string) {
  const stack = readStack("prod");
  const prod = { entryPoint: ".", resources: (await expectedResources("prod")) + 1 };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-imports-"));
  try {
    const hook = compileHook(folder);
    const seen = { prod: [] as Row[], empty: [] as Row[] };
    for (let round = 0; round < rounds; round++) {
      seen.prod.push(timesByRow(await hookedRun(stack, prod, hook, folder)));
      seen.empty.push(timesByRow(await hookedRun(stack, emptyProgram, hook, folder)));
    }
    return { table: table(seen.prod, seen.empty, bold), ...seen };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

type Row = Readonly<Record<string, number>>;

/** The hook has to work before TypeScript is loaded, so it is preloaded as JavaScript. */
function compileHook(folder: string): string {
  const source = fs.readFileSync(path.join(projectFolder, "bench", "importHook.ts"), "utf8");
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
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

function table(prod: readonly Row[], empty: readonly Row[], bold: (text: string) => string) {
  const last = ["after loading: the evaluation", "whole process"];
  const rows = [...new Set(prod.flatMap((row) => Object.keys(row)))];
  const ms = (runs: readonly Row[], row: string) => median(runs.map((run) => run[row] ?? 0));
  const sorted = rows
    .filter((row) => !last.includes(row))
    .sort((a, b) => ms(prod, b) - ms(empty, b) - ms(prod, a) + ms(empty, a))
    .concat(last);
  const cells = sorted.map((row) => {
    const [inProd, inEmpty] = [ms(prod, row), ms(empty, row)];
    return [row, inProd.toFixed(0), inEmpty.toFixed(0), (inProd - inEmpty).toFixed(0)];
  });
  return alignedTable(["", "prod ms", "empty ms", "difference"], cells, [1, 2, 3], bold);
}
