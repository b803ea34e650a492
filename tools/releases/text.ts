import type { Release } from "../../live/releases/collect";
import { columns } from "../text/columns";
import type { Style } from "../text/style";

/** The releases, newest first, with a mark on the running one. */
export function releasesText(releases: readonly Release[], { width, colors }: Style): string {
  const rows = releases.map((each) => [
    each.running ? "*" : "",
    each.at?.toISOString().replace("T", " ").slice(0, 16) ?? "",
    each.tags.join(", ") || (each.digest?.slice(0, 19) ?? "?"),
    each.revision,
    each.by ?? "",
    verdict(each, colors),
  ]);
  const head = ["", "UTC", "tag", "revision", "by", "verdict"];
  return `${columns(rows, { head, width })}\n`;
}

function verdict({ status, reason }: Release, colors: Style["colors"]): string {
  const words = status.toLowerCase().replaceAll("_", " ");
  if (status === "SUCCESSFUL") return colors.green(words);
  return reason === undefined || reason === "" ? words : `${words}: ${reason}`;
}
