import { shellWords } from "../text/shellWord";
import { InvalidArgumentError } from "commander";
import { UsageError } from "../stack/readStackConfig";
import { stackService, type StackService } from "../stack/service/serviceOfStack";
import { checkAccount } from "../stack/service/tasksOfStack";
import { CommandFailure } from "../text/failure";
import { Interrupted } from "./catalog/interrupted";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack?: string;
  readonly timeout: number;
}

/**
 * Runs a command in a task of its own, with the service's running revision. Resolves with the command's exit code, or
 * with 3 if it never ran. Ctrl-C stops the task.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [ours, words] = beforeAndAfterDashes(argv);
  const command = stackCommand(
    "run",
    io,
    "The exit code is the command's. Ctrl-C stops the task. Write the command after --.",
  ).option("--timeout <seconds>", "when to stop it, 30 to 86400", seconds, 3600);
  parse(command, ours, io);
  const options = command.opts<Options>();
  if (words.length === 0) {
    const named = command.args[0] ?? options.stack ?? "dev";
    throw new UsageError(`Write the command after --: npx catalog run ${named} -- node migrate.js`);
  }
  const { stack, config } = chooseStack(command.args[0], options.stack, io);
  const found = stackService(config);
  return runOnce({ found, stack, words, timeoutSeconds: options.timeout }, io);
}

interface OneOff {
  readonly found: StackService;
  readonly stack: string;
  readonly words: readonly string[];
  readonly timeoutSeconds: number;
}

async function runOnce({ found, stack, words, timeoutSeconds }: OneOff, io: Io): Promise<number> {
  const [client, { findRunner }, { runTask }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/ecs/oneOff"),
    import("../../live/ecs/runTask"),
  ]);
  const runner = await findRunner(client, found.names);
  if (!runner) throw noService(found, stack);
  checkAccount(found, runner.task.taskDefinition.split(":")[4] ?? "");
  io.err(`A task of ${runner.revision} in ${found.aws.region}: ${shellWords(words)}\n`);
  const task = { ...runner.task, command: words, timeoutSeconds, startedBy: "catalog-run" };
  const log = (line: string) => {
    io.out(`${line}\n`);
  };
  const pace = { interval: io.pace, rest: 3 * io.pace };
  try {
    const { exitCode, reason } = await runTask(client, task, log, pace, io.signal);
    if (exitCode !== undefined && exitCode !== 0) io.err(`It ended with ${exitCode}: ${reason}\n`);
    if (exitCode === undefined) io.err(`It never ran: ${reason}\n`);
    return exitCode ?? exitCodes.unanswered;
  } catch (error) {
    if (io.signal.aborted && error instanceof Error) throw new Interrupted(error.message);
    throw error;
  }
}

/** The error of commands that need a running service. */
export function noService({ names, aws }: StackService, stack: string): CommandFailure {
  return new CommandFailure(
    `There is no service ${names.service} in the cluster ${names.cluster} in ${aws.region}. ` +
      `pulumi up -s ${stack} makes one.`,
  );
}

/** The words before and after the first `--`. */
export function beforeAndAfterDashes(
  argv: readonly string[],
): readonly [readonly string[], readonly string[]] {
  const at = argv.indexOf("--");
  return at < 0 ? [argv, []] : [argv.slice(0, at), argv.slice(at + 1)];
}

function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 30 && value <= 86_400) return value;
  throw new InvalidArgumentError("It must be a whole number from 30 to 86400.");
}
