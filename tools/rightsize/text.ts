import { errorLine, remedyOf } from "../../live/calls/errors";
import type { Unread } from "../../live/why/evidence";
import { columns } from "../text/columns";
import { painted, paragraphs, section, type Style } from "../text/style";
import { usd } from "../text/usd";
import { unreadTitle } from "../text/unread";
import { wrap } from "../text/wrap";
import { whatToDo } from "../why/verdict";
import { limitsCall } from "./counts";
import type { Result } from "./result";
import type { Advice, Plan } from "./types";
import { countsText, percent, utc } from "./words";

/** A recommendation for a person: the two sizes side by side, the reasons, and the commands that apply it. */
export function rightsizeText(result: Result, notes: readonly string[], style: Style): string {
  const { colors, width } = style;
  const sections = [
    painted(wrap(headline(result), { rest: "  ", width }), colors.bold),
    ...details(result, notes, style),
    unread(result.unread, style),
  ];
  return `${sections.filter((each) => each !== undefined).join("\n\n")}\n`;
}

function headline({ service, region, outcome }: Result): string {
  switch (outcome.verdict) {
    case "unread":
      return `Could not find out what ${service} in ${region} uses`;
    case "missing":
      return `There is no ${outcome.what} to look at: ${service} in ${region}`;
    case "tooLittle":
      return `${service} in ${region}: too little is known yet`;
    case "keep":
      return `${service} in ${region} keeps the size it has`;
    case "smaller":
      return `${service} in ${region} ${excess(outcome)}: ${usd(outcome.saving)} USD a month less would be enough`;
    case "larger":
      return `${service} in ${region} is too small: the right size costs ${price(outcome.saving)}`;
  }
}

/** Why more memory for each task can cost less in total: scaling runs many tasks only because each has too little. */
function excess({ now, recommended }: Advice): string {
  return recommended.cpu > now.cpu || recommended.memory > now.memory
    ? "costs more than it needs to"
    : "is larger than it needs to be";
}

function price(saving: number): string {
  return `${usd(Math.abs(saving))} USD a month ${saving < 0 ? "more" : "less"}`;
}

function details(result: Result, notes: readonly string[], style: Style): readonly string[] {
  const { outcome, commands } = result;
  switch (outcome.verdict) {
    case "unread":
      return [];
    case "missing":
      return paragraphs([whatToDo({ what: outcome.what, events: [] })], style);
    case "tooLittle":
      return [sentences([...outcome.reasons, `Come back after ${utc(outcome.comeBack)}.`], style)];
    case "keep":
    case "smaller":
    case "larger":
      return [
        table(outcome),
        section("Why", style, [sentences(outcome.reasons, style)]),
        ...(commands.length === 0
          ? []
          : [
              section(
                "Apply",
                style,
                commands.map((each) => `  ${style.colors.green(each)}`),
              ),
            ]),
        sentences([past(outcome), ...notes], style),
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
  ]);
}

function past({ summary: { from, until, days } }: Advice): string {
  return `A recommendation from the past: ${days.toFixed(1)} days, ${utc(from)} to ${utc(until)}. The next days may need more.`;
}

function unread(all: readonly Unread[], style: Style): string | undefined {
  if (all.length === 0) return undefined;
  const { width } = style;
  const advice = (sentence: string) => wrap(sentence, { first: "  → ", width });
  const lines = all.flatMap(({ calls, ...failure }) => [
    wrap(`${calls.join(", ")}: ${errorLine(failure)}`, { first: "  ", rest: "    ", width }),
    ...calls.flatMap(without).map(advice),
  ]);
  const remedies = [...new Set(all.flatMap((each) => remedyOf(each) ?? []))];
  return section(unreadTitle, style, [...lines, ...remedies.map(advice)]);
}

/** What the recommendation uses in place of an answer that a call did not get. */
function without(call: string): readonly string[] {
  switch (call) {
    case limitsCall:
      return ["The counts are those of the stack file, even if AWS has others."];
    case "elasticloadbalancing:DescribeTargetGroups":
      return ["Requests are left out, and all running tasks count, healthy or not."];
    default:
      return [];
  }
}

function sentences(all: readonly string[], { width }: Style): string {
  return all.map((each) => wrap(each, { first: "  ", rest: "    ", width })).join("\n");
}
