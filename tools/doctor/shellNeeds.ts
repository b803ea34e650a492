import type { Runner, ShellTask } from "../../live/ecs/oneOff";

/** The programs that open a shell. */
export const execPrograms = ["aws", "session-manager-plugin"] as const;

/** What opening a shell depends on. */
export interface ExecChecks {
  readonly runner: Runner;
  readonly task: ShellTask | undefined;
  /** Whether each of `execPrograms` is there. */
  readonly programs: readonly boolean[];
  readonly stack: string;
  /** The first characters of the task that a person asked for. */
  readonly asked: string | undefined;
}

/**
 * Everything that keeps a shell from opening, each with what to do.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
 */
export function execMissing({
  runner,
  task,
  programs,
  stack,
  asked,
}: ExecChecks): readonly string[] {
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
        ? `No task runs: npx catalog why ${stack} says why.`
        : `No running task begins with ${asked}: npx catalog status ${stack} says what runs.`,
    ];
  }
  if (!exec || task.agent === "RUNNING") return [];
  return task.agent === undefined
    ? [`The task ${task.id} is older than the setting exec: npx catalog redeploy ${stack}.`]
    : [
        `ECS's agent in the task ${task.id} is ${task.agent.toLowerCase()}: the tasks need a way to ssmmessages (NAT, a public address or an endpoint).`,
      ];
}
