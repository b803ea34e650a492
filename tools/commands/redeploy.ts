import { setTimeout as sleep } from "node:timers/promises";
import type { DeploymentNow } from "../../components/common/live/service";
import type { ClientConfig } from "../../live/calls/clients";
import type { StackService } from "../stack/service/serviceOfStack";
import { checkAccount, pausableStack } from "../stack/service/tasksOfStack";
import { Interrupted } from "./catalog/interrupted";
import type { Io } from "./catalog/io";
import { chooseStack, stackCommand, parse } from "./catalog/options/parse";
import { agree } from "./catalog/version";
import { exitCodes } from "./catalog/exitCodes";
import { noService } from "./run";
import { foldError } from "../text/foldError";
import { nextSection } from "../text/style";

interface Options {
  readonly stack?: string;
  readonly yes: boolean;
}

/** Starts new tasks of the running revision, and waits. Resolves with 0 once all run, or with 1 if ECS gives up. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand(
    "redeploy",
    io,
    "The old tasks serve until the new ones are healthy.",
  ).option("-y, --yes", "do not ask, for any stack", false);
  parse(command, argv, io);
  const options = command.opts<Options>();
  const { stack, config } = chooseStack(command.args[0], options.stack, io);
  const found = pausableStack(config);
  const [client, { findRunner, redeploy }] = await Promise.all([
    io.connect(found.aws),
    import("../../live/ecs/oneOff"),
  ]);
  const runner = await findRunner(client, found.names);
  if (!runner) throw noService(found, stack);
  checkAccount(found, runner.task.taskDefinition.split(":")[4] ?? "");
  if (runner.pinned.length > 0) {
    const text =
      `${runner.pinned.join(", ")}: ${runner.revision} names the version, and its new tasks read the same one. ` +
      `A newer value comes with pulumi up -s ${stack}.`;
    io.err(`${foldError(text, io.style.width)}\n`);
  }
  await agree(
    {
      question: found.disposable || options.yes ? undefined : `Start new tasks of ${stack}? [y/N] `,
      withoutQuestion: `npx catalog redeploy ${stack} --yes`,
    },
    io,
  );
  const deployment = await redeploy(client, found.names);
  return follow({ client, found, stack, deployment }, io);
}

interface Begun {
  readonly client: ClientConfig;
  readonly found: StackService;
  readonly stack: string;
  readonly deployment: string;
}

/** Reports each step once, until ECS calls the deployment completed or failed, or has replaced it with another. */
async function follow({ client, found, stack, deployment }: Begun, io: Io): Promise<number> {
  const { serviceNow } = await import("../../live/ecs/serviceNow");
  for (let said = ""; ;) {
    const now = (await serviceNow(client, found.names))?.deployment;
    const step = stepOf(now, deployment);
    if (step.text !== said) io.out(`${step.text}\n`);
    said = step.text;
    if (step.end !== undefined) {
      if (step.end !== exitCodes.well)
        io.out(`\n${nextSection([`catalog why ${stack}`], io.style)}\n`);
      return step.end;
    }
    await sleep(io.pace, undefined, { signal: io.signal }).catch(() => {
      throw new Interrupted(
        `The deployment goes on without this command: npx catalog status ${stack} --watch`,
      );
    });
  }
}

function stepOf(
  now: DeploymentNow | undefined,
  id: string,
): { readonly text: string; readonly end?: number } {
  if (now?.id !== id) {
    return { text: "ECS went back to the deployment before.", end: exitCodes.notWell };
  }
  const { state, reason, runningCount, desiredCount, failedTasks } = now;
  const failed = failedTasks === 0 ? "" : `, ${failedTasks} failed`;
  const tasks = `${runningCount} of ${desiredCount} new tasks run${failed}`;
  switch (state) {
    case "COMPLETED":
      return { text: `Done: ${tasks}.`, end: exitCodes.well };
    case "FAILED":
      return { text: `Failed: ${reason ?? tasks}`, end: exitCodes.notWell };
    case "IN_PROGRESS":
    case undefined:
      return { text: tasks };
  }
}
