import type { Release } from "../../live/releases/collect";
import { findCauses } from "../../live/why/causes";
import type { Evidence } from "../../live/why/evidence";
import { painted, section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import { events, log, stoppedTasks } from "./evidenceText";
import { unreadSections } from "../text/unread";
import { causeText } from "./text";

/** Whether a release ran in the end. */
export function succeeded({ status }: Release): boolean {
  return status === "SUCCESSFUL";
}

/** How a past release ended, why, and what AWS still knows about it. */
export function pastText(release: Release, evidence: Evidence | undefined, style: Style): string {
  const head = headText(release, style);
  if (!evidence) return `${head}\n`;
  const causes = findCauses(evidence);
  const why =
    causes.length > 0
      ? causes.map((each) => causeText(each, style))
      : [wrap(unexplained(evidence), { first: "  ", width: style.width })];
  const sections = [
    head,
    section("Why", style, why),
    ...(evidence.stopped.length > 0 ? [stoppedTasks(evidence, style)] : []),
    events(evidence, style),
    log(evidence, style),
    ...unreadSections(evidence.unread, style),
  ];
  return `${sections.filter((each) => each !== undefined).join("\n\n")}\n`;
}

function headText(release: Release, { width, colors }: Style): string {
  const { tags, revision, deployment = "", status, reason, by } = release;
  const name = tags[0] === undefined ? revision || deployment : `${tags[0]} (${revision})`;
  const ended = status.toLowerCase().replaceAll("_", " ");
  const verdict = wrap(`${name}: ${ended}${reason ? `: ${reason}` : ""}`, { rest: "  ", width });
  const paint = succeeded(release) ? colors.green : (line: string) => colors.bold(colors.red(line));
  const facts = [
    ...(release.at ? [`began ${utc(release.at)}`] : []),
    ...(release.finishedAt ? [`ended ${utc(release.finishedAt)}`] : []),
    ...(by === undefined ? [] : [`by ${by}`]),
    ...(release.commit === undefined ? [] : [`commit ${release.commit.slice(0, 7)}`]),
  ];
  const about = wrap(facts.join("; "), { first: "  ", width });
  return facts.length === 0
    ? painted(verdict, paint)
    : `${painted(verdict, paint)}\n${painted(about, colors.dim)}`;
}

function utc(at: Date): string {
  return `${at.toISOString().replace("T", " ").slice(0, 16)} UTC`;
}

function unexplained({ stopped, service }: Evidence): string {
  const nothing = stopped.length === 0 && service.state === "found" && service.events.length === 0;
  return nothing
    ? "AWS no longer says: ECS forgets tasks after about an hour, and the stack has no log of events of that time."
    : "No known cause fits. What AWS says is below.";
}
