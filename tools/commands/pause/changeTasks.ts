import type { ClientConfig } from "../../../live/calls/clients";
import type { Changes, ServiceState } from "../../../live/ecs/pause";
import { onlyOn } from "../../../live/balancing/pausePage/onlyOn";
import { isNothing, pauseChanges, resumeChanges } from "../../pause/changes";
import { readPageFile } from "../../pause/pageFile";
import { pageHost } from "../../pause/places";
import { pauseText, questionText, resumeText, type Action } from "../../pause/text";
import { UsageError, type StackConfig } from "../../stack/readStackConfig";
import {
  checkAccount,
  pausableStack,
  stackAndSettings,
  type PausableStack,
} from "../../stack/service/tasksOfStack";
import { shellWords } from "../../text/shellWord";
import { CommandFailure } from "../../text/failure";
import type { Io } from "../catalog/io";
import { exitCodes } from "../catalog/exitCodes";
import { Interrupted } from "../catalog/interrupted";
import { parse, stackCommand, stackOf } from "../catalog/options/parse";
import { mute } from "./mute";
import { leftPage, preparePage, replacePages, type PageToShow } from "./page";

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
  if (action === "pause") {
    command.option(
      "--page <file>",
      "what people see meanwhile, with status 503: at most 1,024 bytes of .html, .txt or .json",
    );
  }
  const options = parse(command, argv, io).opts<Options>();
  const { config } = stackOf(command, io);
  const { stack, page } = read(config, options, io);
  const asks = !stack.disposable && !options.yes;
  if (asks && !io.ask) {
    const words = [action, stack.stack, ...(page ? ["--page", page.file.file] : []), "--yes"];
    throw new UsageError(
      `The stack ${stack.stack} is not disposable, and there is no terminal to ask on: nothing was changed. ` +
        `Without a question: npx catalog ${shellWords(words)}`,
    );
  }
  io.out(await act({ action, stack, page, asks }, io));
  return exitCodes.well;
}

interface Options {
  readonly yes: boolean;
  readonly page?: string;
}

/** What the files say. A plain pause needs fewer settings than a pause with a page. */
function read(config: StackConfig, { page: file }: Options, io: Io) {
  if (file === undefined) return { stack: pausableStack(config), page: undefined };
  const read = readPageFile(file, io.cwd);
  const { stack, settings } = stackAndSettings(config, ["shares", "sharedWith", "domain"]);
  return { stack, page: { file: read, hostName: pageHost(settings, stack.stack) } };
}

interface Task {
  readonly action: Action;
  readonly stack: PausableStack;
  readonly page: PageToShow | undefined;
  readonly asks: boolean;
}

async function act(task: Task, io: Io): Promise<string> {
  const { action, stack } = task;
  const [client, { readState }, { RefusedCall }] = await Promise.all([
    io.connect(stack.aws),
    import("../../../live/ecs/pause"),
    import("../../../live/calls/refusedCall"),
  ]);
  const now = await readState(client, stack.names);
  if (!now) throw noService(stack);
  checkAccount(stack, now.account);
  const done: Done = { page: "" };
  try {
    return action === "pause"
      ? await pause(task, { client, now, done }, io)
      : await resume(task, { client, now, done }, io);
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    const lines = [error.message, done.page, howToGoOn(error.remedy)];
    throw new CommandFailure(lines.filter(Boolean).join("\n"));
  }
}

const again = "run the same command again.";

/** The remedy comes first. Without it, the same call would be refused again. */
function howToGoOn(remedy: string | undefined): string {
  if (remedy === undefined) return `To go on, ${again}`;
  return remedy.endsWith(again) ? remedy : `${remedy}\nThen ${again}`;
}

/** What a refused call leaves behind. */
interface Done {
  /** A sentence about the page; empty if there is none. */
  page: string;
}

interface Account {
  readonly client: ClientConfig;
  readonly now: ServiceState;
  readonly done: Done;
}

/** Shows the page first, so that nobody sees an error while the tasks stop. */
async function pause(task: Task, { client, now, done }: Account, io: Io): Promise<string> {
  const { stack, page } = task;
  const changes = pauseChanges(now);
  const prepared = page && (await preparePage({ client, stack, groups: now.groups }, page));
  await ask(task, now, changes, io, page && `show ${page.file.file}`);
  if (prepared) {
    await prepared.make((where) => {
      done.page = `The page is shown${onlyOn(where)}; npx catalog resume ${stack.stack} removes it.`;
    });
    if (io.signal.aborted) throw new Interrupted(`${done.page} The tasks still run.`);
  }
  const muted = await carryOut(task, client, changes);
  return pauseText(stack, now, changes, { muted, page: page?.file, style: io.style });
}

/** Removes the page last, once a task can answer. */
async function resume(task: Task, { client, now, done }: Account, io: Io): Promise<string> {
  const { stack } = task;
  const changes = resumeChanges(now, stack);
  const account = { client, stack, groups: now.groups };
  const { rules, unread } = await leftPage(account);
  await ask(task, now, changes, io, rules.length === 0 ? undefined : "remove the page");
  const muted = await carryOut(task, client, changes);
  let page = unread === undefined ? undefined : `AWS did not say whether one is left: ${unread}`;
  if (rules.length > 0) {
    done.page = "The page is left in front of the app.";
    page = await replacePages(account, rules, changes.desiredCount ?? now.desiredCount, io);
  }
  return resumeText(stack, now, changes, { muted, page, style: io.style });
}

async function ask(
  { action, stack, asks }: Task,
  now: ServiceState,
  changes: Changes,
  io: Io,
  beside: string | undefined,
) {
  if (!asks || (isNothing(changes) && beside === undefined)) return;
  const answer = await io.ask?.(questionText(action, stack, now, changes, beside));
  if (!answer) throw new CommandFailure("Nothing was changed.");
}

/** Changes the counts, and mutes the alarms. Returns the row about the alarms. */
async function carryOut({ action, stack }: Task, client: ClientConfig, changes: Changes) {
  const { change } = await import("../../../live/ecs/pause");
  await change(client, stack.names, changes);
  return isNothing(changes) ? undefined : mute(action, stack, client);
}

function noService({ names, aws, stack }: PausableStack): CommandFailure {
  return new CommandFailure(
    `There is no service ${names.service} in the cluster ${names.cluster} in ${aws.region}: nothing was changed. ` +
      `pulumi up -s ${stack} makes one.`,
  );
}
