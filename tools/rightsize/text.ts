import type { createColors } from "picocolors";
import { remedyOf } from "../../live/errors";
import type { Unread } from "../../live/why/evidence";
import { columns, wrap } from "../../live/why/layout";
import { whatToDo } from "../../live/why/verdict";
import { limitsCall } from "./counts";
import type { Result } from "./result";
import type { Advice, Plan } from "./types";
import { countsText, percent, usd, utc } from "./words";

type Colors = ReturnType<typeof createColors>;

/** A recommendation for a terminal: the two sizes side by side, why, and the commands that apply it. */
export function rightsizeText(result: Result, notes: readonly string[], colors: Colors): string {
  const sections = [
    colors.bold(wrap(headline(result), "", "  ")),
    ...details(result, notes, colors),
    unread(result.unread, colors),
  ];
  return `${sections.filter((each) => each !== undefined).join("\n\n")}\n`;
}

function headline({ service, region, outcome }: Result): string {
  switch (outcome.verdict) {
    case "unread":
      return `What ${service} in ${region} uses could not be found out`;
    case "missing":
      return `There is no ${outcome.what} to look at: ${service} in ${region}`;
    case "tooLittle":
      return `${service} in ${region}: too little is known yet`;
    case "keep":
      return `${service} in ${region} keeps the size it has`;
    case "smaller":
      return `${service} in ${region} ${excess(outcome)}: ${usd(outcome.saving)} USD a month less would do`;
    case "larger":
      return `${service} in ${region} is too small: what it needs is ${price(outcome.saving)}`;
  }
}

/** More memory for each can be less in all, where scaling holds many tasks for the memory of each. */
function excess({ now, recommended }: Advice): string {
  return recommended.cpu > now.cpu || recommended.memory > now.memory
    ? "costs more than it needs to"
    : "is larger than it needs to be";
}

function price(saving: number): string {
  return `${usd(Math.abs(saving))} USD a month ${saving < 0 ? "more" : "less"}`;
}

function details(result: Result, notes: readonly string[], colors: Colors): readonly string[] {
  const { outcome, commands } = result;
  switch (outcome.verdict) {
    case "unread":
      return [];
    case "missing":
      return [wrap(whatToDo(outcome.what), "  ")];
    case "tooLittle":
      return [sentences([...outcome.reasons, `Come back after ${utc(outcome.comeBack)}.`])];
    case "keep":
    case "smaller":
    case "larger":
      return [
        table(outcome),
        section("Why", colors, sentences(outcome.reasons)),
        ...(commands.length === 0
          ? []
          : [
              section(
                "Apply",
                colors,
                commands.map((each) => `  ${colors.green(each)}`).join("\n"),
              ),
            ]),
        sentences([past(outcome), ...notes]),
      ];
  }
}

function table({ verdict, now, recommended, summary }: Advice): string {
  const of = (row: string, cell: (plan: Plan) => string) => [
    row,
    cell(now),
    ...(verdict === "keep" ? [] : [cell(recommended)]),
  ];
  const { requests } = summary;
  return columns([
    ["", "now", ...(verdict === "keep" ? [] : ["recommended"])],
    of("cpu", ({ cpu }) => String(cpu)),
    of("memory", ({ memory }) => `${memory} MiB`),
    of("tasks", ({ counts }) => countsText(counts)),
    of("CPU, p95", ({ cpuP95 }) => percent(cpuP95)),
    of("memory, maximum", ({ memoryMaximum }) =>
      memoryMaximum === undefined ? "unknown" : percent(memoryMaximum),
    ),
    ...(requests === undefined
      ? []
      : [["requests a minute of each, p95", requests.p95.toFixed(0)]]),
    of("USD a month", ({ monthly }) => usd(monthly)),
  ])
    .map((row) => `  ${row}`)
    .join("\n");
}

function past({ summary: { from, until, days } }: Advice): string {
  return `A recommendation from the past: ${days.toFixed(1)} days, ${utc(from)} to ${utc(until)}. What comes may be more.`;
}

function unread(all: readonly Unread[], colors: Colors): string | undefined {
  if (all.length === 0) return undefined;
  const lines = all.flatMap(({ calls, error, message }) => [
    wrap(`${calls.join(", ")}: ${error}: ${message}`, "  ", "    "),
    ...calls.flatMap(without).map((each) => wrap(each, "  → ")),
  ]);
  const remedies = [...new Set(all.flatMap((each) => remedyOf(each) ?? []))];
  lines.push(...remedies.map((each) => wrap(each, "  → ")));
  return section("Could not be read", colors, lines.join("\n"));
}

/** What a recommendation goes without. */
function without(call: string): readonly string[] {
  switch (call) {
    case limitsCall:
      return ["The counts are those of the stack's file, whether or not AWS has the same."];
    case "elasticloadbalancing:DescribeTargetGroups":
      return ["Requests are left out, and tasks are those that ECS ran, healthy or not."];
    default:
      return [];
  }
}

function sentences(all: readonly string[]): string {
  return all.map((each) => wrap(each, "  ", "    ")).join("\n");
}

function section(title: string, colors: Colors, text: string): string {
  return `${colors.bold(title)}\n${text}`;
}
