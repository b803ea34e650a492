import type { ShownPage } from "./find";

/** The listeners with and without a page, e.g. ` on HTTP:80, not on HTTPS:443`; empty if all show it. */
export function onlyOn({ on, notOn }: Pick<ShownPage, "on" | "notOn">): string {
  return notOn.length === 0 ? "" : ` on ${on.join(", ")}, not on ${notOn.join(", ")}`;
}
