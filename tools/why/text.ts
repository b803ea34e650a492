import { errorLine, remedyOf } from "../../live/errors";
import { findCauses, type Cause } from "../../live/why/causes";
import type { Evidence } from "../../live/why/evidence";
import { runsAsAsked } from "../../live/why/judge";
import { painted, section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import { currentTasks, events, log, stoppedTasks, targets } from "./evidenceText";
import { allIsWell, verdict, whatToDo } from "./verdict";

/** A diagnosis for a person: the verdict, the causes, and the evidence of both. */
export function whyText(evidence: Evidence, style: Style): string {
  const { colors, width } = style;
  const line = verdict(evidence);
  const sections = runsAsAsked(evidence)
    ? [
        `${colors.green(line)}\n${wrap(allIsWell(evidence), { first: "  ", width })}`,
        unread(evidence, style),
      ]
    : [
        painted(wrap(line, { rest: "  ", width }), (each) => colors.bold(colors.red(each))),
        why(evidence, style),
        ...found(evidence, style),
        unread(evidence, style),
      ];
  return `${sections.filter((each) => each !== undefined).join("\n\n")}\n`;
}

function why(evidence: Evidence, style: Style): string | undefined {
  const { service } = evidence;
  const { width } = style;
  if (service.state === "missing") return wrap(whatToDo(service.what), { first: "  ", width });
  const causes = findCauses(evidence);
  if (causes.length > 0) {
    return section(
      "Why",
      style,
      causes.map((each) => causeText(each, style)),
    );
  }
  if (service.state === "unread" && evidence.stopped.length === 0) return undefined;
  return section("Why", style, ["  No known cause fits. What AWS says is below."]);
}

function causeText({ happened, todo }: Cause, { colors, width }: Style): string {
  const what = wrap(happened, { first: "  ", width });
  return `${what}\n${painted(wrap(todo, { first: "  → ", width }), colors.green)}`;
}

function found(evidence: Evidence, style: Style): readonly (string | undefined)[] {
  if (evidence.service.state === "missing") return [];
  return [stoppedTasks, currentTasks, targets, events, log].map((part) => part(evidence, style));
}

function unread({ unread: all }: Evidence, style: Style): string | undefined {
  if (all.length === 0) return undefined;
  const { colors, width } = style;
  const lines = all.map(({ calls, ...failure }) =>
    wrap(`${calls.join(", ")}: ${errorLine(failure)}`, { first: "  ", rest: "    ", width }),
  );
  const advice = [...new Set(all.flatMap((each) => remedyOf(each) ?? []))];
  return section("Could not be read", style, [
    ...lines,
    ...advice.map((each) => painted(wrap(each, { first: "  → ", width }), colors.green)),
  ]);
}
