import type { Evidence, ServiceEvent, StoppedTasks, TaskLog } from "../../live/why/evidence";
import { shortEvent } from "../../live/why/reasons";
import { columns } from "../text/columns";
import { painted, section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import { clock } from "./clock";

const mostGroups = 6;
const mostEvents = 8;
const mostLogLines = 15;

/** The stopped tasks, grouped by how they ended; undefined if they could not be listed. */
export function stoppedTasks(evidence: Evidence, style: Style): string | undefined {
  const { stopped, service, unread: failed, readAt } = evidence;
  if (stopped.length === 0) {
    const asked = !failed.some(({ calls }) => calls.some((call) => /Tasks$/.test(call)));
    return service.state === "found" && asked && evidence.log?.of !== "running"
      ? section("Stopped tasks", style, ["  None: ECS keeps them for about an hour."])
      : undefined;
  }
  const shown = stopped.slice(0, mostGroups);
  const rows = shown.map((group) => [
    `${group.count} ×`,
    group.revision,
    group.stopCode ?? "",
    group.exitCode === undefined ? "" : `exit code ${group.exitCode}`,
  ]);
  const times = shown.map(({ newest }) =>
    newest === undefined ? "" : `last at ${clock(newest, readAt)} UTC`,
  );
  const wide = columns(rows.map((row, index) => [...row, times[index] ?? ""])).split("\n");
  const fits = wide.every((line) => line.length <= style.width);
  const heads = fits ? wide : columns(rows).split("\n");
  const lines = shown.map((group, index) => {
    const time = fits || times[index] === "" ? [] : [`      ${times[index] ?? ""}`];
    const text = [heads[index] ?? "", ...time, ...reasons(group, style)].join("\n");
    return group.expected ? painted(text, style.colors.dim) : text;
  });
  const rest = stopped.length - shown.length;
  const title = evidence.recalled
    ? "Stopped tasks, from the log of events"
    : "Stopped tasks, within about an hour";
  return section(title, style, [...lines, ...(rest > 0 ? [`  and ${rest} more kinds`] : [])]);
}

function reasons({ reason, containerReason }: StoppedTasks, { width }: Style): readonly string[] {
  return [reason, containerReason ?? ""]
    .filter((each, index, all) => each !== "" && all.indexOf(each) === index)
    .map((each) => wrap(each, { first: "      ", width }));
}

/** Tasks that are starting, ending or unhealthy; undefined if there are none. */
export function currentTasks({ current }: Evidence, style: Style): string | undefined {
  const odd = current.filter(
    ({ lastStatus, health }) => lastStatus !== "RUNNING" || health === "UNHEALTHY",
  );
  if (odd.length === 0) return undefined;
  const rows = odd.map(({ count, revision, lastStatus, health }) => [
    `${count} ×`,
    revision,
    lastStatus,
    health === "UNHEALTHY" ? "UNHEALTHY by the check inside the container" : "",
  ]);
  return section("Tasks under way", style, [columns(rows, style)]);
}

/** What the load balancer reports about its targets; undefined if it has none. */
export function targets({ targets: all }: Evidence, style: Style): string | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(({ count, state, reason, description, serving }) => [
    `${count} ×`,
    serving ? state : `${state}, gets no requests`,
    [reason, description].filter((each) => each !== undefined).join(": "),
  ]);
  return section("Targets", style, [columns(rows, style)]);
}

/** The newest events of the service; undefined if it has none. */
export function events({ service, readAt }: Evidence, style: Style): string | undefined {
  if (service.state === "unread" || service.events.length === 0) return undefined;
  const { width } = style;
  const lines = repeated(service.events)
    .slice(0, mostEvents)
    .map(({ at, message, count }) => {
      const times = count > 1 ? ` (${count} ×)` : "";
      return wrap(message + times, { first: `  ${clock(at, readAt)}  `, width });
    });
  return section("Last events, UTC", style, lines);
}

/** Merges consecutive events with the same text. The time is that of the newest. */
function repeated(all: readonly ServiceEvent[]): readonly (ServiceEvent & { count: number })[] {
  const found: (ServiceEvent & { count: number })[] = [];
  for (const { at, message } of all) {
    const short = shortEvent(message);
    const last = found.at(-1);
    if (last?.message === short) last.count += 1;
    else found.push({ at, message: short, count: 1 });
  }
  return found;
}

/** The end of a failed task's log, or the errors of a running task; undefined if no log was read. */
export function log({ log: last }: Evidence, style: Style): string | undefined {
  if (last === undefined) return undefined;
  const { width } = style;
  const lines = last.lines
    .slice(-mostLogLines)
    .map(({ text }) => wrap(text, { first: "  ", rest: "    ", width }));
  return section(logTitle(last), style, lines);
}

function logTitle({ of, taskId, lines }: TaskLog): string {
  switch (of) {
    case "failed":
      return `Last log lines of ${taskId}`;
    case "running":
      return `Errors in the log of ${taskId}, which runs`;
    case "forgotten":
      return `Last log lines of ${taskId}, of ${lines.at(-1)?.at.toISOString().slice(0, 19).replace("T", " ") ?? ""} UTC`;
  }
}
