import { runnerFile } from "./sdk";
import { projectFolder, type BenchStack } from "./stack";
import { runNode } from "./runNode";
import { startStubEngine } from "./stubEngine";

/** A program to evaluate in a process of its own, as Pulumi's Node.js language host does it. */
export interface ColdProgram {
  /** The entry point, relative to the project's folder; `.` is package.json's main. */
  readonly entryPoint: string;
  /** How many resources it must register, its stack included. */
  readonly resources: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly nodeArgs?: readonly string[];
  /** tsconfig of Pulumi.yaml's runtime options. */
  readonly tsconfig?: string;
  /** Where the project is, for a copy of it. */
  readonly folder?: string;
}

/** Milliseconds from the process's start to its end. Throws where the evaluation did not do all of its work. */
export async function coldRun(stack: BenchStack, program: ColdProgram): Promise<number> {
  const engine = await startStubEngine(stack.answers);
  try {
    const args = runnerArgs(stack, program, engine.address);
    const { ms, failure } = await runNode(args, {
      cwd: program.folder ?? projectFolder,
      env: { ...hostEnvironment(stack, program), ...program.env },
    });
    const problems = [...engine.errors, ...(failure ? [failure] : [])];
    if (!engine.finished()) problems.push("the program did not signal its end");
    if (engine.registered.length !== program.resources) {
      problems.push(`${engine.registered.length} resources instead of ${program.resources}`);
    }
    if (problems.length > 0) {
      throw new Error(`Evaluating ${program.entryPoint} failed:\n${problems.join("\n")}`);
    }
    return ms;
  } finally {
    engine.close();
  }
}

/**
 * As the language host passes them, but for --sync and --tracing.
 * https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/pulumi-language-nodejs/main.go
 */
function runnerArgs(stack: BenchStack, program: ColdProgram, address: string): string[] {
  const folder = program.folder ?? projectFolder;
  const flags = {
    monitor: address,
    engine: address,
    organization: "organization",
    project: stack.project,
    "root-directory": folder,
    stack: stack.stack,
    pwd: folder,
  };
  return [
    ...(program.nodeArgs ?? []),
    runnerFile,
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
    "--dry-run",
    ...["--parallel", "16"],
    program.entryPoint,
  ];
}

function hostEnvironment(stack: BenchStack, { tsconfig = "tsconfig.pulumi.json" }: ColdProgram) {
  return {
    PULUMI_CONFIG: JSON.stringify(stack.values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(stack.secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: "true",
    PULUMI_NODEJS_TSCONFIG_PATH: tsconfig,
  };
}
