import { plural } from "../../components/common/text/plural";
import type { CopyResult } from "../../live/ecr/copy";
import { lineRows } from "../doctor/text";
import type { Line } from "../doctor/types";
import { section, type Style } from "../text/style";

/** What is promoted, from where to where. */
export interface Promotion {
  readonly from: string;
  readonly to: string;
  /** `family:revision` */
  readonly revision: string;
  readonly digest: string;
  readonly tag: string;
}

/** Whether it may be promoted, and why. */
export function checksText(promotion: Promotion, lines: readonly Line[], style: Style): string {
  const { from, to, digest } = promotion;
  const bad = lines.filter(({ state }) => state === "fail" || state === "unasked").length;
  const { colors } = style;
  const short = digest.slice(0, 19);
  const head =
    bad === 0
      ? colors.green(`${from} runs ${short}, which may go to ${to}`)
      : colors.red(`${from} runs ${short}, which may not go to ${to}: ${plural(bad, "reason")}`);
  return `${section(head, style, lineRows(lines, style))}\n`;
}

/** What a copy took, and the tags. */
export function copiedText(
  { manifests, uploaded, bytes, there }: CopyResult,
  tags: readonly string[],
  repository: string,
): string {
  const layers =
    uploaded === 0
      ? `all ${plural(there, "layer")} were there`
      : `${plural(uploaded, "layer")} (${megabytes(bytes)}), ${there} were there`;
  return `Copied to ${repository}: ${plural(manifests, "manifest")}, ${layers}\n  ${tags.join(", ")}\n`;
}

function megabytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1e6)} MB`;
}
