import type { createColors } from "picocolors";
import { columns } from "../text/columns";
import { inOrder } from "../text/inOrder";
import type { EvaluatedResource } from "../evaluate";
import { hideGenerated } from "../assumed/generated";
import { physicalName } from "../preview/summary";
import { isReviewDue } from "../security";
import {
  allFindings,
  openFindings,
  type JudgedFinding,
  type ScannerResult,
  type StackScan,
} from "./types";

type Colors = ReturnType<typeof createColors>;

export interface TextOptions {
  readonly colors: Colors;
  /** Every resource of the stack, because findings name resources that others refer to. */
  readonly resources: readonly EvaluatedResource[];
  /** Today's date, e.g. `2027-05-31`. */
  readonly today: string;
}

/** A scan for a terminal. */
export function scanText(scan: StackScan, options: TextOptions): string {
  const { colors } = options;
  const findings = allFindings(scan);
  const accepted = findings.filter((each) => each.accepted);
  const sections = [
    colors.bold(`${scan.name}, ${scan.region}`) + `\n${counts(scan, colors)}`,
    ...section(colors.red("Open"), openFindings(scan), options),
    ...section(colors.yellow("Accepted"), accepted, options),
    ...unseen(scan, colors),
  ];
  return `${sections.join("\n\n")}\n`;
}

function counts({ checkov, linter, cfnLint }: StackScan, colors: Colors): string {
  const row = (result: ScannerResult<JudgedFinding>, what: string) => {
    const open = result.findings.filter(({ accepted }) => !accepted).length;
    const accepted = result.findings.length - open;
    return [
      result.scanner,
      `${result.passed} ${what} passed`,
      paintedAbove0(`${open} open`, open, colors.red),
      paintedAbove0(`${accepted} accepted`, accepted, colors.yellow),
    ];
  };
  return columns([
    row(checkov, "checks"),
    row(linter, "policies"),
    ...(cfnLint ? [row(cfnLint, "resources")] : []),
  ]);
}

function paintedAbove0(text: string, count: number, paint: (text: string) => string): string {
  return count > 0 ? paint(text) : text;
}

/** Findings by check, each with its resources. If several share a reason, the reason appears once. */
function section(
  title: string,
  findings: readonly JudgedFinding[],
  options: TextOptions,
): readonly string[] {
  if (findings.length === 0) return [];
  const ids = [...new Set(findings.map(({ id }) => id))].sort(inOrder);
  const bodies = ids.map((id) =>
    check(
      findings.filter((each) => each.id === id),
      options,
    ),
  );
  return [[title, ...bodies].join("\n")];
}

function check(findings: readonly JudgedFinding[], { colors, ...about }: TextOptions): string {
  const [first] = findings;
  const rows = findings.map(({ resource, detail }) => [
    `  ${resource.name}`,
    hideGenerated(physicalName(resource, about.resources)),
    hideGenerated(detail),
  ]);
  const reasons = new Set(findings.flatMap(({ accepted }) => reasonOf(accepted, about.today)));
  return [
    `  ${colors.bold(first?.id ?? "")}  ${first?.title ?? ""}`,
    columns(rows),
    ...[...reasons].map((reason) => `    ${colors.dim(reason)}`),
  ].join("\n");
}

function reasonOf(accepted: JudgedFinding["accepted"], today: string): readonly string[] {
  if (!accepted) return [];
  const due = isReviewDue(accepted, today) ? "was to be looked at again on" : "look again on";
  return [`${accepted.reason} (${due} ${accepted.review})`];
}

function unseen({ unseen: phrases }: StackScan, colors: Colors): readonly string[] {
  if (phrases.length === 0) return [];
  return [["Not looked at", ...phrases.map((each) => `  ${colors.dim(each)}`)].join("\n")];
}
