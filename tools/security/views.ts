import { columns } from "../text/columns";
import { painted, paragraphs, type Style } from "../text/style";
import { isReviewDue } from "./report";
import type { ControlResult, SecurityReport } from "./types";

const page = "docs/security.md";

/** Counts and open controls, for a terminal. `today`, e.g. `2027-05-31`, decides which reviews are due. */
export function securityText(report: SecurityReport, style: Style, today: string): string {
  const open = securityOpen(report, style);
  return [
    ...paragraphs([`${countsSentence(report)} (${page})`], style),
    ...(open === "" ? [] : [open]),
    ...paragraphs(dueSentences(report, today), style).map((line) =>
      painted(line, style.colors.yellow),
    ),
  ].join("\n");
}

/** The open controls, each with the setting that closes it; empty if none is open. */
export function securityOpen(report: SecurityReport, style: Style): string {
  const rows = withState(report, "open").map(({ id, title, how }) => [
    style.colors.yellow(id),
    `${title}\n${plain(how)}`,
  ]);
  return rows.length === 0 ? "" : columns(rows, style);
}

/** Counts and open controls, for a pull request. `today`, e.g. `2027-05-31`, decides which reviews are due. */
export function securityMarkdown(report: SecurityReport, today: string): string {
  const rows = withState(report, "open").map(
    (each) => `| [${each.id}](${each.page}) | ${each.title} | ${each.how} |`,
  );
  const table = ["| open | control | what ends it |", "|---|---|---|", ...rows].join("\n");
  return [
    `${countsSentence(report)} (\`${page}\`).`,
    ...(rows.length > 0 ? [table] : []),
    ...dueSentences(report, today),
  ].join("\n\n");
}

function countsSentence({ counts }: SecurityReport): string {
  const { met, accepted, open } = counts;
  return `Controls of AWS Security Hub: ${met} met, ${accepted} accepted with a reason, ${open} open`;
}

function dueSentences(report: SecurityReport, today: string): string[] {
  const accepted = [
    ...withState(report, "accepted").map((each) => ({ ...each, ids: [each.id] })),
    ...report.scanners.map((each) => ({ ...each, ids: each.checks })),
  ];
  const due = accepted.filter((each) => isReviewDue(each, today)).flatMap(({ ids }) => ids);
  return due.length === 0 ? [] : [`Review due: the reasons for ${due.join(", ")}`];
}

/** The controls that have a state. */
function withState<S extends ControlResult["state"]>(
  { controls }: SecurityReport,
  state: S,
): readonly Extract<ControlResult, { state: S }>[] {
  return controls.filter(
    (each): each is Extract<ControlResult, { state: S }> => each.state === state,
  );
}

function plain(markdown: string): string {
  return markdown.replaceAll("`", "");
}
