import type { Counts } from "../../components/scaling";
import { plural } from "../../components/common/text/plural";
import type { Changes, ServiceState } from "../../live/ecs/pause";
import { isNothing } from "./changes";
import type { PageFile } from "./pageFile";
import type { PausableStack } from "../stack/service/tasksOfStack";
import { nextSection, type Style } from "../text/style";
import { wrap } from "../text/wrap";

/** Which of the two commands runs. */
export type Action = "pause" | "resume";

/** What was done beside the counts. */
interface Beside<Page> {
  /** What happened to the alarms; undefined if none tells anybody. */
  readonly muted: string | undefined;
  readonly page: Page | undefined;
  readonly style: Style;
}

/** What a pause has changed, what stays as it is, and the next command. Ends in a newline. */
export function pauseText(
  stack: PausableStack,
  now: ServiceState,
  changes: Changes,
  { muted, page, style }: Beside<PageFile>,
): string {
  const next = `\n${nextSection([`catalog resume ${stack.stack}`], style)}\n`;
  const shown: Row[] = page
    ? [["page", `${page.file}, ${plural(page.bytes, "byte")} as ${page.contentType}, status 503`]]
    : [];
  if (isNothing(changes)) {
    const title = `${where(stack)} is paused already`;
    return page
      ? table(`${title}.`, shown, style) + next
      : `${title}: nothing was changed.\n${next}`;
  }
  const rows = pauseRows(stack, now, changes, page !== undefined);
  const all = [...shown, ...rows, ...row("alarms", muted)];
  return table(`${where(stack)} is paused.`, all, style) + next;
}

/** What a resumption has changed, and the next command. Ends in a newline. */
export function resumeText(
  stack: PausableStack,
  now: ServiceState,
  changes: Changes,
  { muted, page, style }: Beside<string>,
): string {
  if (isNothing(changes)) {
    const title = `${where(stack)} is not paused: ${tasks(now.desiredCount)}, as Pulumi.${stack.stack}.yaml says`;
    return page === undefined
      ? `${title}; nothing was changed.\n`
      : table(`${title}.`, [["page", page]], style);
  }
  const rows = [...resumeRows(stack, now, changes), ...row("page", page), ...row("alarms", muted)];
  const next = nextSection([`catalog why ${stack.stack}`], style);
  return `${table(`${where(stack)} is resumed.`, rows, style)}\n${next}\n`;
}

function where({ names, aws }: PausableStack): string {
  return `${names.service} in ${aws.region}`;
}

function row(head: string, text: string | undefined): readonly Row[] {
  return text === undefined ? [] : [[head, text]];
}

/** What happened to the alarms. */
export function mutedText(action: Action, count: number): string {
  const all = count === 1 ? "1 alarm tells" : `${count} alarms tell`;
  switch (action) {
    case "pause":
      return `${all} nobody for 15 days, AWS's longest time; if it still sleeps then, they do`;
    case "resume":
      return `${all} nobody for 15 minutes more, until the tasks are healthy`;
  }
}

/** The question before a stack is changed that is not disposable. `beside` is what else happens. */
export function questionText(
  action: Action,
  { stack, names, aws }: PausableStack,
  now: ServiceState,
  { desiredCount = now.desiredCount }: Changes,
  beside?: string,
): string {
  const verb = action === "pause" ? "Pause" : "Resume";
  return (
    `${verb} ${names.service} of the stack ${stack}, which is not disposable, in ${aws.region}, account ` +
    `${now.account}: ${now.desiredCount} → ${tasks(desiredCount)}${beside === undefined ? "" : `, and ${beside}`}? [y/N] `
  );
}

type Row = readonly [head: string, text: string];

function pauseRows(
  { stack, scheduled }: PausableStack,
  now: ServiceState,
  changes: Changes,
  hasPage: boolean,
): Row[] {
  return [
    ["tasks", `${now.desiredCount} → 0; ECS stops the ${now.runningCount} that run`],
    ...limitRow(
      now,
      changes,
      scheduled
        ? "suspended; the scheduled changes are kept, and none acts until it is resumed"
        : "suspended; its policies are kept, and none acts until it is resumed",
    ),
    [
      "stays",
      `the load balancer, which answers ${hasPage ? "with the page" : "503"}, and everything else in the stack that AWS bills`,
    ],
    [
      "wakes",
      `npx catalog resume${hasPage ? ", which also removes the page" : ""}; pulumi up only if a count in Pulumi.${stack}.yaml has changed; pulumi up --refresh always`,
    ],
  ];
}

function resumeRows({ scheduled }: PausableStack, now: ServiceState, changes: Changes): Row[] {
  const { desiredCount } = changes;
  return [
    [
      "tasks",
      desiredCount === undefined
        ? `${now.desiredCount}, as before`
        : `${now.desiredCount} → ${desiredCount}; the load balancer sends requests once they are healthy`,
    ],
    ...limitRow(
      now,
      changes,
      scheduled
        ? "as by day, whatever the time; the next scheduled change takes over"
        : "no longer suspended",
    ),
  ];
}

function limitRow({ limits }: ServiceState, changes: Changes, then: string): Row[] {
  if (!limits || !changes.limits) return [];
  return [["scaling", `${range(limits)} → ${range(changes.limits)} tasks; ${then}`]];
}

function range({ min, max }: Counts): string {
  return `${min}–${max}`;
}

function tasks(count: number): string {
  return count === 1 ? "1 task" : `${count} tasks`;
}

function table(title: string, rows: readonly Row[], { width }: Style): string {
  const lines = rows.map(([head, text]) => wrap(text, { first: `  ${head.padEnd(9)}`, width }));
  return `${[title, ...lines].join("\n")}\n`;
}
