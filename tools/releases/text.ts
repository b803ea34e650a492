import type { Release } from "../../live/releases/collect";
import { columns } from "../text/columns";
import { nextSection, type Style } from "../text/style";

/** What a list of releases leaves out, and the stack that it belongs to. */
interface Listed {
  readonly stack: string;
  /** Number of releases that are older than the last one listed. */
  readonly older: number;
}

/** The releases, newest first, with a mark on the running one. */
export function releasesText(
  releases: readonly Release[],
  { stack, older }: Listed,
  style: Style,
): string {
  const { width, colors } = style;
  const commits = releases.some(({ commit }) => commit !== undefined);
  const rows = releases.map((each) => [
    each.running ? "*" : "",
    each.at?.toISOString().replace("T", " ").slice(0, 16) ?? "",
    tagOf(each),
    each.revision,
    each.by ?? "",
    each.commit?.slice(0, 7) ?? "",
    verdict(each, colors),
  ]);
  const head = ["", "UTC", "tag", "revision", "by", commits ? "commit" : "", "verdict"];
  const more = older === 0 ? "" : `${older} older: npx catalog releases ${stack} --all\n`;
  return `${columns(rows, { head, width })}\n${more}${next(releases, stack, style)}`;
}

/** The versions of a release and where it comes from; the start of its digest if it has no version any more. */
function tagOf({ tags, digest, promotedFrom }: Release): string {
  const tag = tags.join(", ") || (digest?.slice(0, 15) ?? "?");
  return promotedFrom === undefined ? tag : `${tag} from ${promotedFrom}`;
}

function verdict({ status, reason }: Release, colors: Style["colors"]): string {
  const words = status.toLowerCase().replaceAll("_", " ");
  if (status === "SUCCESSFUL") return colors.green(words);
  return reason === undefined || reason === "" ? words : `${words}: ${reason}`;
}

/** The command that explains the newest release, if that did not succeed. */
function next([newest]: readonly Release[], stack: string, style: Style): string {
  if (newest === undefined || ["SUCCESSFUL", "IN_PROGRESS", "PENDING"].includes(newest.status)) {
    return "";
  }
  const name = newest.tags[0] ?? newest.revision;
  return `\n${nextSection([`catalog why ${stack} --release ${name}`], style)}\n`;
}
