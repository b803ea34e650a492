import { isatty } from "node:tty";
import { Command } from "commander";
import { shellRegion } from "../../settings";
import { readStackConfig, UsageError } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
import { runCommand } from "./runCommand";
import { isNothing, pauseChanges, resumeChanges } from "../pause/changes";
import { confirm, mayAsk } from "../pause/confirm";
import { checkAccount, pausableStack, type PausableStack } from "../stack/tasksOfStack";
import { actionText, questionText, type Action } from "../pause/text";
import { projectFolder } from "../stack/projectFolder";

interface Options {
  readonly stack: string;
  readonly yes: boolean;
}

const descriptions: Readonly<Record<Action, string>> = {
  pause:
    "Put a stack's service to sleep: no tasks, and scaling suspended. The load balancer stays and is paid for. Needs no " +
    "Pulumi CLI and no passphrase.",
  resume:
    "Wake a stack's service with the counts that its file has for the day; the next scheduled change takes over.",
};

const program = new Command("npm run");
for (const action of ["pause", "resume"] as const) {
  program
    .command(action)
    .usage("-- [options]")
    .description(descriptions[action])
    .option("-s, --stack <name>", "stack whose file to read", selectedStack())
    .option("-y, --yes", "do not ask, whatever the stack", false)
    .allowExcessArguments(false)
    .action((options: Options) => run(action, options));
}

async function run(action: Action, options: Options): Promise<void> {
  const config = readStackConfig(projectFolder, options.stack);
  const stack = pausableStack({ ...config, values: { ...shellRegion(), ...config.values } });
  const asks = !stack.disposable && !options.yes;
  if (asks) mayAsk(action, options.stack, isatty(0) && isatty(2));
  process.stdout.write(await act(action, stack, asks));
}

async function act(action: Action, stack: PausableStack, asks: boolean): Promise<string> {
  const [{ clientConfig }, { readState, change, RefusedCall }] = await Promise.all([
    import("../../live/clients"),
    import("../../live/ecs/pause"),
  ]);
  const client = clientConfig(stack.aws);
  try {
    const now = await readState(client, stack.names);
    if (!now) throw noService(stack);
    checkAccount(stack, now.account);
    const changes = action === "pause" ? pauseChanges(now) : resumeChanges(now, stack);
    if (asks && !isNothing(changes)) {
      const terminal = { input: process.stdin, output: process.stderr };
      await confirm(questionText(action, stack, now, changes), terminal);
    }
    await change(client, stack.names, changes);
    return actionText(action, stack, now, changes);
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    const lines = [
      error.message,
      error.remedy,
      "The same command again goes on where this one ended.",
    ];
    throw new UsageError(lines.filter((line) => line !== undefined).join("\n"));
  }
}

function noService({ names, aws, stack }: PausableStack): UsageError {
  return new UsageError(
    `There is no service ${names.service} in the cluster ${names.cluster} in ${aws.region}: nothing was changed. ` +
      `pulumi up -s ${stack} makes one.`,
  );
}

runCommand(() => program.parseAsync(), { command: program });
