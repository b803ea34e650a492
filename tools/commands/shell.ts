import type { Runner, ShellTask } from "../../live/ecs/oneOff";
import { UsageError } from "../stack/readStackConfig";
import { stackService } from "../stack/serviceOfStack";
import type { Io } from "./catalog/io";
import { chooseStack, newCommand, parse } from "./catalog/parse";
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
  const command = newCommand(
    "shell",
    io,
    "Says what is missing first: the AWS CLI, its plugin, the setting exec, a task whose agent runs.",
  )
    .argument("[stack]", "stack whose file to read")
    .option("--task <id>", "which task; its first characters are enough");
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
  const programs = await Promise.all(
    ["aws", "session-manager-plugin"].map((name) => io.programs.has(name)),
  );
  const task = tasks.find(({ id }) => id.startsWith(options.task ?? ""));
  const missing = missingFor({ runner, task, programs, stack, asked: options.task });
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

interface Checks {
  readonly runner: Runner;
  readonly task: ShellTask | undefined;
  readonly programs: readonly boolean[];
  readonly stack: string;
  readonly asked: string | undefined;
}

/**
 * Everything that prevents a shell, each with what to do.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
function missingFor({ runner, task, programs, stack, asked }: Checks): readonly string[] {
  const [cli, plugin] = programs;
  return [
    ...(cli ? [] : ["The AWS CLI is missing: https://aws.amazon.com/cli/"]),
    ...(plugin
      ? []
      : [
          "session-manager-plugin is missing: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html",
        ]),
    ...(runner.exec
      ? []
      : [`exec is false: pulumi config set exec true -s ${stack}, then pulumi up -s ${stack}.`]),
    ...taskMissing(runner, task, stack, asked),
  ];
}

function taskMissing(
  { exec }: Runner,
  task: ShellTask | undefined,
  stack: string,
  asked: string | undefined,
): readonly string[] {
  if (task === undefined) {
    return [
      asked === undefined
        ? `No task runs: catalog why ${stack} says why.`
        : `No running task begins with ${asked}: catalog status ${stack} says what runs.`,
    ];
  }
  if (!exec || task.agent === "RUNNING") return [];
  return task.agent === undefined
    ? [`The task ${task.id} is older than the setting exec: catalog redeploy ${stack}.`]
    : [
        `ECS's agent in the task ${task.id} is ${task.agent.toLowerCase()}: the tasks need a way to ssmmessages (NAT, a public address or an endpoint).`,
      ];
}
