import type { ClientConfig } from "../../live/clients";
import { describeError } from "../../live/errors";
import type { Action } from "../pause/text";
import { isNothing, pauseChanges, resumeChanges } from "../pause/changes";
import { actionText, mutedText, questionText } from "../pause/text";
import { UsageError } from "../stack/readStackConfig";
import { checkAccount, pausableStack, type PausableStack } from "../stack/tasksOfStack";
import { CommandFailure } from "../text/failure";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/parse";
import { exitCodes } from "./catalog/exitCodes";

const descriptions: Readonly<Record<Action, string>> = {
  pause: "The load balancer stays, and is still paid for.",
  resume: "Sets the day's counts of the stack file; the next scheduled change takes over.",
};

/** Runs `pause` or `resume`. The two differ only in what they change. */
export async function changeTasks(
  action: Action,
  argv: readonly string[],
  io: Io,
): Promise<number> {
  const command = stackCommand(
    action,
    io,
    `${descriptions[action]} Needs no Pulumi CLI and no passphrase.`,
  ).option("-y, --yes", "do not ask, for any stack", false);
  const { yes } = parse(command, argv, io).opts<{ readonly yes: boolean }>();
  const stack = pausableStack(stackOf(command, io).config);
  const asks = !stack.disposable && !yes;
  if (asks && !io.ask) {
    throw new UsageError(
      `The stack ${stack.stack} is not disposable, and there is no terminal to ask on: nothing was changed. ` +
        `Without a question: npx catalog ${action} ${stack.stack} --yes`,
    );
  }
  io.out(await act(action, stack, asks, io));
  return exitCodes.well;
}

async function act(action: Action, stack: PausableStack, asks: boolean, io: Io): Promise<string> {
  const [client, { readState, change, RefusedCall }] = await Promise.all([
    io.connect(stack.aws),
    import("../../live/ecs/pause"),
  ]);
  try {
    const now = await readState(client, stack.names);
    if (!now) throw noService(stack);
    checkAccount(stack, now.account);
    const changes = action === "pause" ? pauseChanges(now) : resumeChanges(now, stack);
    if (asks && !isNothing(changes)) {
      const answer = await io.ask?.(questionText(action, stack, now, changes));
      if (!answer) throw new CommandFailure("Nothing was changed.");
    }
    await change(client, stack.names, changes);
    const muted = isNothing(changes) ? undefined : await mute(action, stack, client);
    return actionText(action, stack, now, changes, io.style, muted);
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    const lines = [error.message, error.remedy, "To go on, run the same command again."];
    throw new CommandFailure(lines.filter((line) => line !== undefined).join("\n"));
  }
}

/** Minutes in which the alarms are muted: as long as CloudWatch can, or until the tasks are healthy again. */
const muteMinutes: Readonly<Record<Action, number>> = { pause: 15 * 24 * 60, resume: 15 };

/**
 * Mutes every alarm that notifies somebody. Returns the row about it for the answer; undefined if
 * there is no such alarm.
 */
async function mute(
  action: Action,
  { alarms }: PausableStack,
  client: ClientConfig,
): Promise<string | undefined> {
  const { muteAlarms } = await import("../../live/alarms/mute");
  try {
    const { ruleName, places } = alarms;
    const minutes = muteMinutes[action];
    let count = 0;
    for (const { region, alarmNames } of places) {
      count += await muteAlarms({ ...client, region }, { ruleName, alarmNames, minutes });
    }
    return count === 0 ? undefined : mutedText(action, count);
  } catch (error) {
    const { error: code, message } = describeError(error);
    return `not muted, so that they may tell people that it is down: ${code}: ${message}`;
  }
}

function noService({ names, aws, stack }: PausableStack): CommandFailure {
  return new CommandFailure(
    `There is no service ${names.service} in the cluster ${names.cluster} in ${aws.region}: nothing was changed. ` +
      `pulumi up -s ${stack} makes one.`,
  );
}
