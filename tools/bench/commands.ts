import { runNode, type Time } from "./runNode";
import type { Case } from "./rounds";
import { projectFolder } from "./stack";
import { startStubAws } from "./stubs/stubAws";

/** The commands that people wait for, and the clients of AWS's SDK that each loads. */
const clients = {
  status: ["cloudwatch", "ecr", "ecs", "elastic-load-balancing-v2"],
  why: ["cloudwatch-logs", "ecs", "elastic-load-balancing-v2"],
} as const;

export type TimedCommand = keyof typeof clients;

export const timedCommands = Object.keys(clients) as readonly TimedCommand[];

/** The name of a command's case, and that of the bare process beside it. */
export const commandNames = {
  own: (command: TimedCommand) => `catalog ${command}`,
  bare: (command: TimedCommand) => `the clients of catalog ${command}`,
} as const;

/** Each command against a stub of AWS, and a bare Node.js process that loads the same clients and makes one call. */
export function commandCases(project: string, stack: string): readonly Case[] {
  const against = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const aws = await startStubAws(project, stack);
    try {
      return await timed(args, { ...aws.env, ...env });
    } finally {
      await aws.close();
    }
  };
  return timedCommands.flatMap((command) => [
    {
      name: commandNames.own(command),
      run: () => against(["bin/catalog.cjs", command, stack], {}),
    },
    {
      name: commandNames.bare(command),
      run: () =>
        against(["tools/bench/programs/clients.cjs"], {
          BENCH_CLIENTS: clients[command].join(" "),
        }),
    },
  ]);
}

/** Runs a command that may end with 1, because the stub's service has no tasks. */
async function timed(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Time> {
  const { time, failure } = await runNode(args, { cwd: projectFolder, env });
  if (failure !== undefined && !failure.startsWith("exit 1\n")) {
    throw new Error(`${args.join(" ")} failed: ${failure}`);
  }
  return time;
}
