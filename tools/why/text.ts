import { findCauses, type Cause } from "../../live/why/causes";
import type { Evidence } from "../../live/why/evidence";
import { standsSince } from "../../live/why/since";
import { standingOf, type Standing } from "../../live/why/standing";
import { painted, section, type Style } from "../text/style";
import { unreadSections } from "../text/unread";
import { wrap } from "../text/wrap";
import { ago, clock } from "./clock";
import { currentTasks, events, log, stoppedTasks, targets } from "./evidenceText";
import { allIsWell, impact, verdict, whatToDo } from "./verdict";

/** A diagnosis for a person: the verdict, the causes, and the evidence for both. */
export function whyText(evidence: Evidence, style: Style): string {
  const standing = standingOf(evidence);
  const head = `${painted(wrap(verdict(evidence, standing), { rest: "  ", width: style.width }), paintOf(standing, style))}${since(evidence, standing, style)}`;
  const sections = isQuiet(standing)
    ? [`${head}\n${wrap(allIsWell(evidence), { first: "  ", width: style.width })}`]
    : [head, why(evidence, standing, style), ...found(evidence, style)];
  const all = [...sections, ...unreadSections(evidence.unread, style)];
  return `${all.filter((each) => each !== undefined).join("\n\n")}\n`;
}

/** Whether there is nothing to explain. */
function isQuiet(standing: Standing): boolean {
  return (
    standing.state === "well" ||
    (standing.state === "limping" && standing.signs.some(({ sign }) => sign === "paused"))
  );
}

function paintOf({ state }: Standing, { colors }: Style): (line: string) => string {
  switch (state) {
    case "well":
      return colors.green;
    case "limping":
      return (line) => colors.bold(colors.yellow(line));
    case "wrong":
    case "unread":
      return (line) => colors.bold(colors.red(line));
  }
}

/**
 * The time since which the service has been in this state, and whether requests get answers. If it runs well, the last
 * event shows that.
 */
function since(evidence: Evidence, standing: Standing, { colors, width }: Style): string {
  if (standing.state === "well") return "";
  const at = standsSince(evidence, standing);
  const { readAt } = evidence;
  const parts = [
    ...(at === undefined ? [] : [`since ${clock(at, readAt)} UTC, ${ago(at, readAt)}`]),
    ...(standing.state === "wrong" ? impact(evidence) : []),
  ];
  if (parts.length === 0) return "";
  return `\n${painted(wrap(parts.join("; "), { first: "  ", width }), colors.dim)}`;
}

function why(evidence: Evidence, standing: Standing, style: Style): string | undefined {
  const { service } = evidence;
  const { width } = style;
  if (service.state === "missing") return wrap(whatToDo(service), { first: "  ", width });
  const causes = findCauses(evidence);
  if (causes.length > 0) {
    return section(
      "Why",
      style,
      causes.map((each) => causeText(each, style)),
    );
  }
  if (service.state === "unread" && evidence.stopped.length === 0) return undefined;
  if (standing.state === "unread") return undefined;
  return section("Why", style, [`  ${unexplained(standing)}`]);
}

/** A cause, and what to do about it. */
export function causeText({ happened, todo }: Cause, { colors, width }: Style): string {
  const what = wrap(happened, { first: "  ", width });
  return `${what}\n${painted(wrap(todo, { first: "  → ", width }), colors.green)}`;
}

function found(evidence: Evidence, style: Style): readonly (string | undefined)[] {
  return [stoppedTasks, currentTasks, targets, events, log].map((part) => part(evidence, style));
}

/** The sentence in place of causes if none was found. */
function unexplained(standing: Standing): string {
  if (standing.state !== "limping") return "No known cause fits. What AWS says is below.";
  return standing.signs.some(({ sign }) => sign === "rolling out")
    ? "Nothing has failed. Ask again in some minutes."
    : "AWS does not say why. ECS may be at work on it: ask again in some minutes.";
}
