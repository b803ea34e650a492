import * as path from "node:path";
import { coldRun } from "./coldRun";
import { commandCases } from "./commands";
import type { Case } from "./rounds";
import { baselineCommit, baselineFolder } from "./baseline";
import { runNode, type Time } from "./runNode";
import { expectedResources, projectFolder, readStack } from "./stack";

/** The names of the cases, as the report shows them. */
export const names = {
  empty: "empty program",
  sdkOnly: "empty, but for the SDK",
  prod: "prod",
  baseline: `prod of commit ${baselineCommit}`,
  copies: (count: number) => `${count} ${count === 1 ? "copy" : "copies"} in one program`,
  preview: "npm run preview",
} as const;

/** The numbers of copies of the app in the programs with copies. */
export const copyCounts = [1, 4, 10] as const;

/** What the benchmark measures. */
export interface Cases {
  readonly cases: readonly Case[];
  /** How many resources the prod program registers, including its stack. */
  readonly resources: number;
  /** What cannot be measured here, and why. */
  readonly skipped: readonly string[];
}

const stackName = "prod";
/** How many resources the baseline registers, including its stack. */
const baselineResources = 68;
const previewCli = path.join("tools", "commands", "preview.ts");

/**
 * Cold evaluations of the stack, of the baseline, of the empty program and of the programs with
 * copies; the preview command; and the commands that ask AWS.
 */
export async function benchCases(): Promise<Cases> {
  const stack = readStack(stackName);
  const perCopy = await expectedResources(stackName);
  const prod = { entryPoint: ".", resources: perCopy + 1, images: 1 };
  const baseline = await baselineFolder();
  const cases: Case[] = [
    { name: names.empty, run: () => coldRun(stack, emptyProgram) },
    { name: names.sdkOnly, run: () => coldRun(stack, sdkOnlyProgram) },
    { name: names.prod, run: () => coldRun(stack, prod) },
    ...("folder" in baseline ? [baselineCase(baseline.folder)] : []),
    ...copyCounts.map((copies) => ({
      name: names.copies(copies),
      run: () =>
        coldRun(stack, {
          entryPoint: "tools/bench/programs/copies.ts",
          resources: perCopy * copies + 1,
          images: copies,
          env: { BENCH_COPIES: String(copies) },
        }),
    })),
    { name: names.preview, run: previewRun },
    ...commandCases(stack.project, stackName),
  ];
  const skipped = "missing" in baseline ? [`${names.baseline}: ${baseline.missing}`] : [];
  return { cases, resources: prod.resources, skipped };
}

/** Measures what every evaluation costs, whatever it deploys. */
export const emptyProgram = { entryPoint: "tools/bench/programs/empty.ts", resources: 1 } as const;

/** Measures what every evaluation with resources costs. */
const sdkOnlyProgram = { entryPoint: "tools/bench/programs/sdkOnly.ts", resources: 1 } as const;

/** The baseline with its own stack file and its own SDK. */
function baselineCase(folder: string): Case {
  const stack = readStack(stackName, folder);
  return {
    name: names.baseline,
    run: () => coldRun(stack, { entryPoint: ".", resources: baselineResources, images: 1, folder }),
  };
}

async function previewRun(): Promise<Time> {
  const { time, failure } = await runNode(
    [
      "--stack-trace-limit=1",
      "-r",
      "./tools/preload.cjs",
      "-r",
      "./tools/loadTypeScript.cjs",
      previewCli,
      "--stack",
      stackName,
    ],
    { cwd: projectFolder },
  );
  if (failure) throw new Error(`${names.preview} failed: ${failure}`);
  return time;
}
