import type { TaskLine } from "../../live/logs/readLogs";
import type { Style } from "../text/style";

/** Characters of a task's id that tell it from others. */
const shown = 8;

/** Lays out lines, each task in the next colour: the time in UTC, the task, the text as it is. */
export function lineText({ colors }: Style): (line: TaskLine) => string {
  const paints = [colors.cyan, colors.magenta, colors.green, colors.yellow, colors.blue];
  const tasks: string[] = [];
  return ({ at, taskId, text }) => {
    if (!tasks.includes(taskId)) tasks.push(taskId);
    const paint = paints[tasks.indexOf(taskId) % paints.length] ?? colors.cyan;
    const time = at.toISOString().replace("T", " ").slice(0, 19);
    return `${colors.dim(time)} ${paint(taskId.slice(0, shown))} ${text}\n`;
  };
}
