import type { Findings, TaggedImage } from "../../live/ecr/images";
import { columns } from "../text/columns";
import { nextSection, type Style } from "../text/style";
import { ago } from "../why/clock";

/** ECR's severities, the worst first. */
export const severities = [
  "CRITICAL",
  "HIGH",
  "MEDIUM",
  "LOW",
  "INFORMATIONAL",
  "UNDEFINED",
] as const;

/** Every version of a registry, newest first. */
export function listText(images: readonly TaggedImage[], now: Date, style: Style): string {
  if (images.length === 0) return "No image has a tag yet.\n";
  const rows = images.map(({ tags, digest, pushedAt, size, findings }) => [
    tags.join(", "),
    digest.slice(0, 19),
    pushedAt === undefined ? "" : ago(pushedAt, now),
    size === undefined ? "" : `${Math.round(size / 1e6)} MB`,
    findings === undefined ? "not scanned" : findingsText(findings),
  ]);
  const head = ["tag", "digest", "pushed", "size", "findings"];
  return `${columns(rows, { head, width: style.width })}\n`;
}

/** Number of findings by severity, the worst first, in one line. */
export function findingsText(findings: Findings): string {
  const found = severities.flatMap((severity) => {
    const count = findings[severity] ?? 0;
    return count === 0 ? [] : [`${count} ${severity.toLowerCase()}`];
  });
  return found.join(", ") || "nothing found";
}

/** Whether there is a finding of this severity or a worse one. */
export function isAbove(findings: Findings, severity: string): boolean {
  const worst = severities.slice(0, severities.findIndex((each) => each === severity) + 1);
  return worst.some((each) => (findings[each] ?? 0) > 0);
}

/** The commands to run after a push. */
export function nextText(tag: string, stack: string, style: Style): string {
  const commands = [`pulumi config set imageTag ${tag} -s ${stack}`, `pulumi up -s ${stack}`];
  return nextSection(commands, style);
}
