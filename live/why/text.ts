import type { createColors } from "picocolors";
import { remedyOf } from "../errors";
import { findCauses, type Cause } from "./causes";
import type { Evidence, ServiceEvent, StoppedTasks } from "./evidence";
import { runsAsAsked } from "./judge";
import { clock, columns, wrap } from "./layout";
import { shortEvent } from "./reasons";
import { allIsWell, verdict, whatToDo } from "./verdict";

type Colors = ReturnType<typeof createColors>;

const mostGroups = 6;
const mostEvents = 8;
const mostLogLines = 15;

/** A diagnosis for a terminal: the verdict, the causes, and the evidence of both. */
export function whyText(evidence: Evidence, colors: Colors): string {
  const good = runsAsAsked(evidence);
  const line = verdict(evidence);
  const sections = good
    ? [`${colors.green(line)}\n  ${allIsWell(evidence)}`, unread(evidence, colors)]
    : [
        colors.bold(colors.red(wrap(line, "", "  "))),
        why(evidence, colors),
        ...found(evidence, colors),
        unread(evidence, colors),
      ];
  return `${sections.filter((each) => each !== undefined).join("\n\n")}\n`;
}

function why(evidence: Evidence, colors: Colors): string | undefined {
  const { service } = evidence;
  if (service.state === "missing") return wrap(whatToDo(service.what), "  ");
  const causes = findCauses(evidence);
  if (causes.length > 0)
    return section(
      "Why",
      colors,
      causes.map((each) => cause(each, colors)),
    );
  if (service.state === "unread" && evidence.stopped.length === 0) return undefined;
  return section("Why", colors, [wrap("No known cause fits; what AWS says is below.", "  ")]);
}

function cause({ happened, todo }: Cause, colors: Colors): string {
  return `${wrap(happened, "  ")}\n${colors.green(wrap(todo, "  → "))}`;
}

function found(evidence: Evidence, colors: Colors): readonly (string | undefined)[] {
  if (evidence.service.state === "missing") return [];
  return [
    stoppedTasks(evidence, colors),
    currentTasks(evidence, colors),
    targets(evidence, colors),
    events(evidence, colors),
    log(evidence, colors),
  ];
}

function stoppedTasks(evidence: Evidence, colors: Colors): string | undefined {
  const { stopped, service, unread: failed, readAt } = evidence;
  if (stopped.length === 0) {
    const asked = !failed.some(({ calls }) => calls.some((call) => /Tasks$/.test(call)));
    return service.state === "found" && asked
      ? section("Stopped tasks", colors, ["  None: ECS keeps them for about an hour."])
      : undefined;
  }
  const shown = stopped.slice(0, mostGroups);
  const heads = columns(
    shown.map((group) => [
      `${group.count} ×`,
      group.revision,
      group.stopCode ?? "",
      group.exitCode === undefined ? "" : `exit code ${group.exitCode}`,
      group.newest === undefined ? "" : `last at ${clock(group.newest, readAt)} UTC`,
    ]),
  );
  const lines = shown.map((group, index) => {
    const text = [`  ${heads[index] ?? ""}`, ...reasons(group)].join("\n");
    return group.expected ? colors.dim(text) : text;
  });
  const rest = stopped.length - shown.length;
  return section("Stopped tasks, within about an hour", colors, [
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more kinds`] : []),
  ]);
}

function reasons({ reason, containerReason }: StoppedTasks): readonly string[] {
  return [reason, containerReason ?? ""]
    .filter((each, index, all) => each !== "" && all.indexOf(each) === index)
    .map((each) => wrap(each, "      "));
}

/** Only those that do not simply run. */
function currentTasks({ current }: Evidence, colors: Colors): string | undefined {
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
  return section(
    "Tasks under way",
    colors,
    columns(rows).map((row) => `  ${row}`),
  );
}

function targets({ targets: all }: Evidence, colors: Colors): string | undefined {
  if (all.length === 0) return undefined;
  const rows = all.map(({ count, state, reason, description }) => [
    `${count} ×`,
    state,
    [reason, description].filter((each) => each !== undefined).join(": "),
  ]);
  return section(
    "Targets",
    colors,
    columns(rows).map((row) => wrap(row, "  ", "      ")),
  );
}

function events({ service, readAt }: Evidence, colors: Colors): string | undefined {
  if (service.state !== "found" || service.events.length === 0) return undefined;
  const lines = repeated(service.events)
    .slice(0, mostEvents)
    .map(({ at, message, count }) => {
      const times = count > 1 ? ` (${count} ×)` : "";
      return wrap(message + times, `  ${clock(at, readAt)}  `);
    });
  return section("Last events, UTC", colors, lines);
}

/** Events that say the same one after the other are one, at the time of the newest. */
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

function log({ log: last }: Evidence, colors: Colors): string | undefined {
  if (last === undefined) return undefined;
  const lines = last.lines.slice(-mostLogLines).map(({ text }) => wrap(text, "  ", "    "));
  return section(`Last log lines of ${last.taskId}`, colors, lines);
}

function unread({ unread: all }: Evidence, colors: Colors): string | undefined {
  if (all.length === 0) return undefined;
  const lines = all.map(({ calls, error, message }) =>
    wrap(`${calls.join(", ")}: ${error}: ${message}`, "  ", "    "),
  );
  const advice = [...new Set(all.flatMap((each) => remedyOf(each) ?? []))];
  return section("Could not be read", colors, [
    ...lines,
    ...advice.map((each) => colors.green(wrap(each, "  → "))),
  ]);
}

function section(title: string, colors: Colors, lines: readonly string[]): string {
  return [colors.bold(title), ...lines].join("\n");
}
