import type { Counts } from "../../components/scaling";
import type { Changes, ServiceState } from "../../live/ecs/pause";
import { isNothing } from "./changes";
import type { PausableStack } from "../stack/tasksOfStack";
import { nextSection, type Style } from "../text/style";

/** Which of the two commands runs. */
export type Action = "pause" | "resume";

/** What was done to a service, what stays as it is, and the next command. Ends in a newline. */
export function actionText(
  action: Action,
  stack: PausableStack,
  now: ServiceState,
  changes: Changes,
  style: Style,
  muted?: string,
): string {
  const next = (command: string) => `\n${nextSection([command], style)}\n`;
  const alarms: Row[] = muted === undefined ? [] : [["alarms", muted]];
  const what = `${stack.names.service} in ${stack.aws.region}`;
  switch (action) {
    case "pause":
      return isNothing(changes)
        ? `${what} is paused already: nothing was changed.\n${next(`catalog resume ${stack.stack}`)}`
        : table(`${what} is paused.`, [...pauseRows(stack, now, changes), ...alarms]) +
            next(`catalog resume ${stack.stack}`);
    case "resume":
      return isNothing(changes)
        ? `${what} is not paused: ${tasks(now.desiredCount)}, as Pulumi.${stack.stack}.yaml says; nothing was changed.\n`
        : table(`${what} is resumed.`, [...resumeRows(stack, now, changes), ...alarms]) +
            next(`catalog why ${stack.stack}`);
  }
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

/** The question before a stack is changed that is not disposable. */
export function questionText(
  action: Action,
  { stack, names, aws }: PausableStack,
  now: ServiceState,
  { desiredCount = now.desiredCount }: Changes,
): string {
  const verb = action === "pause" ? "Pause" : "Resume";
  return (
    `${verb} ${names.service} of the stack ${stack}, which is not disposable, in ${aws.region}, account ` +
    `${now.account}: ${now.desiredCount} → ${tasks(desiredCount)}? [y/N] `
  );
}

type Row = readonly [head: string, text: string];

function pauseRows(
  { stack, scheduled }: PausableStack,
  now: ServiceState,
  changes: Changes,
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
      "the load balancer, which answers 503, and everything else in the stack that AWS bills",
    ],
    [
      "wakes",
      `npx catalog resume; pulumi up only if a count in Pulumi.${stack}.yaml has changed; pulumi up --refresh always`,
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

function table(title: string, rows: readonly Row[]): string {
  return [title, ...rows.map(([head, text]) => `  ${head.padEnd(9)}${text}`)].join("\n") + "\n";
}
