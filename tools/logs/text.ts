import { tracesContainer } from "../../components/logs/logStreams";
import type { TaskLine } from "../../live/cloudwatch/logs/readLogs";
import type { Style } from "../text/style";

/** Number of characters that are enough to tell one task's id from another's. */
const shown = 8;

/**
 * Lays out log lines: the time in UTC, the task, the unchanged text. Each task has its own colour. Lines of the container
 * that passes traces on have its name after the task's.
 */
export function lineText({ colors }: Style): (line: TaskLine) => string {
  const paints = [colors.cyan, colors.magenta, colors.green, colors.yellow, colors.blue];
  const tasks: string[] = [];
  return ({ at, taskId, container, text }) => {
    if (!tasks.includes(taskId)) tasks.push(taskId);
    const paint = paints[tasks.indexOf(taskId) % paints.length] ?? colors.cyan;
    const other = container === tracesContainer ? `/${container}` : "";
    const time = at.toISOString().replace("T", " ").slice(0, 19);
    return `${colors.dim(time)} ${paint(taskId.slice(0, shown) + other)} ${text}\n`;
  };
}
