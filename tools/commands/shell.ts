import { execMissing, execPrograms } from "../doctor/shellNeeds";
import { UsageError } from "../stack/readStackConfig";
import { stackService } from "../stack/service/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/options/parse";
import { beforeAndAfterDashes, noService } from "./run";

interface Options {
  readonly stack?: string;
  readonly task?: string;
}

/**
 * Opens a shell in a running task, or runs the command after `--` in it. Resolves with the exit code of the AWS CLI.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const [ours, words] = beforeAndAfterDashes(argv);
  const command = stackCommand(
    "shell",
    io,
    "Says what is missing first: the AWS CLI, its plugin, the setting exec, a task whose agent runs.",
  ).option("--task <id>", "only this task; the first characters of its id are enough");
  parse(command, ours, io);
  const options = command.opts<Options>();
  const { stack, config } = chooseStack(command.args[0], options.stack, io);
  const found = stackService(config);
  const [client, { findRunner, runningTasks }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/ecs/oneOff"),
  ]);
  const runner = await findRunner(client, found.names);
  if (!runner) throw noService(found, stack);
  const tasks = await runningTasks(client, found.names);
  const programs = await Promise.all(execPrograms.map((name) => io.programs.has(name)));
  const task = tasks.find(({ id }) => id.startsWith(options.task ?? ""));
  const missing = execMissing({ runner, task, programs, stack, asked: options.task });
  if (missing.length > 0) throw new UsageError(missing.join("\n"));
  const { region, profile } = found.aws;
  return io.programs.run("aws", [
    "ecs",
    "execute-command",
    ...["--region", region, ...(profile === undefined ? [] : ["--profile", profile])],
    ...["--cluster", found.names.cluster, "--task", task?.id ?? ""],
    ...["--container", runner.task.container, "--interactive"],
    ...["--command", words.length === 0 ? "/bin/sh" : words.join(" ")],
  ]);
}
