import { runNode, type Time } from "./runNode";
import { readRuntimeOptions } from "./runtimeOptions";
import { runnerFile } from "./stubs/sdk";
import { projectFolder, type BenchStack } from "./stack";
import { startStubAws } from "./stubs/stubAws";
import { startStubEngine } from "./stubs/stubEngine";

/** A program to evaluate in a process of its own, like Pulumi's Node.js language host does. */
export interface ColdProgram {
  /** The entry point, relative to the project's folder; `.` is the main file of package.json. */
  readonly entryPoint: string;
  /** How many resources it must register, including its stack. */
  readonly resources: number;
  /** How many images it must ask ECR about; 0 by default. */
  readonly images?: number;
  /** Environment variables in addition to those of the language host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Options for Node.js in addition to those in Pulumi.yaml. */
  readonly nodeArgs?: readonly string[];
  /** Another folder than the project's, to measure a changed copy of it. */
  readonly folder?: string;
}

/** The time of the process. Raises an Error if the evaluation did not do all its work. */
export async function coldRun(stack: BenchStack, program: ColdProgram): Promise<Time> {
  const engine = await startStubEngine(stack.answers);
  const ecr = await startStubAws(stack.project, stack.stack);
  try {
    const { args, env, cwd } = hostProcess(stack, program, engine.address);
    const { time, failure } = await runNode(args, { cwd, env: { ...ecr.env, ...env } });
    const problems = [...engine.errors, ...ecr.errors, ...(failure ? [failure] : [])];
    if (!engine.finished()) problems.push("the program did not signal its end");
    if (engine.registered.length !== program.resources) {
      problems.push(`${engine.registered.length} resources instead of ${program.resources}`);
    }
    const { images = 0 } = program;
    if (ecr.asked() !== images) {
      problems.push(`asked ECR for ${ecr.asked()} images instead of ${images}`);
    }
    if (problems.length > 0) {
      throw new Error(`Evaluating ${program.entryPoint} failed:\n${problems.join("\n")}`);
    }
    return time;
  } finally {
    engine.close();
    await ecr.close();
  }
}

/**
 * The command line of the language host, without --sync and --tracing.
 * https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/pulumi-language-nodejs/main.go
 */
function hostProcess(stack: BenchStack, program: ColdProgram, address: string) {
  const cwd = program.folder ?? projectFolder;
  const options = readRuntimeOptions(cwd);
  const flags = {
    monitor: address,
    engine: address,
    organization: "organization",
    project: stack.project,
    "root-directory": cwd,
    stack: stack.stack,
    pwd: cwd,
  };
  const args = [
    ...options.nodeArgs,
    ...(program.nodeArgs ?? []),
    runnerFile(cwd),
    ...Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]),
    "--dry-run",
    ...["--parallel", "16"],
    program.entryPoint,
  ];
  const env = {
    PULUMI_CONFIG: JSON.stringify(stack.values),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(stack.secretKeys),
    PULUMI_NODEJS_TYPESCRIPT: String(options.typescript),
    ...(options.tsconfig === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: options.tsconfig }),
    ...program.env,
  };
  return { args, env, cwd };
}
