import { plural } from "../../components/common/text/plural";
import { change } from "../cost/views/format";
import type { Difference } from "../cost";
import { bullets, nextSection, painted, section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import { changeKinds, type Change, type DiffResult } from "./result";

/** Titles of what changes, in the order of `changeKinds`. */
const titles: Readonly<Record<Change["kind"], string>> = {
  replace: "Replaced",
  delete: "Deleted",
  rollout: "Rolled out",
  update: "Changed in place",
  create: "New",
  open: "Perhaps changed, by values that are known only during the run",
};

/** The answer first, then each change by its effect, cost, security, and the next command. */
export function diffText(result: DiffResult, style: Style): string {
  if (result.changes.length === 0) return `${style.colors.green(headline(result))}\n`;
  const sections = partsOf(result).map(([title, each]) =>
    section(title, style, bullets(each, style)),
  );
  const next = nextSection([`pulumi up -s ${result.stack}`], style);
  const head = painted(wrap(headline(result), { width: style.width }), style.colors.bold);
  return `${[head, ...sections, next].join("\n\n")}\n`;
}

/** Each part that is not empty, with its title. */
export function partsOf({
  changes,
  cost,
  security,
  warnings,
}: DiffResult): readonly (readonly [title: string, lines: readonly string[]])[] {
  const parts = [
    ...changeKinds.map((kind) => [titles[kind], lines(kind, changes)] as const),
    ["Cost a month", cost.lines.map(costLine)] as const,
    ["Security register", security.map(securityLine)] as const,
    ["Warnings", warnings] as const,
  ];
  return parts.filter(([, each]) => each.length > 0);
}

/** What the run does, in one line. */
export function headline({ stack, changes, cost }: DiffResult): string {
  if (changes.length === 0) return `${stack}: the next pulumi up changes nothing`;
  const count = (kind: Change["kind"]) => changes.filter((each) => each.kind === kind).length;
  const verbs = [
    ["replaces", count("replace")],
    ["deletes", count("delete")],
    ["rolls out", count("rollout")],
    ["changes", count("update")],
    ["makes", count("create")],
  ] as const;
  const said = verbs.filter(([, each]) => each > 0).map(([verb, each]) => `${verb} ${each}`);
  const open = count("open") > 0 ? [`perhaps changes ${count("open")} more`] : [];
  return `${stack}: the next pulumi up ${[...said, ...open].join(", ")}${together(cost.total)}`;
}

function together({ before, after }: Difference): string {
  if (!before || !after) return "; a price is missing";
  const text = change(before, after);
  return /^[+-]?0\.00$/.test(text) ? "; it costs the same" : `; ${text} USD a month`;
}

/**
 * The changes of a kind, one line each. Of the resources that only may change, ten names at most.
 */
function lines(kind: Change["kind"], changes: readonly Change[]): readonly string[] {
  const all = changes.filter((each) => each.kind === kind);
  if (kind !== "open") return all.map(changeLine);
  const telling = all.filter(({ effect }) => effect !== undefined);
  const others = all.filter(({ effect }) => effect === undefined).map(({ what }) => what);
  const more = others.length - mostNamed;
  return [
    ...telling.map(changeLine),
    ...(others.length === 0
      ? []
      : [
          others.slice(0, mostNamed).join(", ") +
            (more > 0 ? `, and ${plural(more, "more resource")}` : ""),
        ]),
  ];
}

const mostNamed = 10;

function changeLine({ what, differs, effect }: Change): string {
  return [
    what,
    ...(differs.length === 0 ? [] : [differs.join(", ")]),
    ...(effect === undefined ? [] : [effect]),
  ].join(": ");
}

/** `NAT gateway +32.85 USD` */
function costLine({ item, before, after }: Difference): string {
  return `${item} ${before && after ? `${change(before, after)} USD` : "has no price"}`;
}

/** `S3.9 …: met → open` */
function securityLine({ id, title, before, after }: DiffResult["security"][number]): string {
  return `${id} ${title}: ${before} → ${after}`;
}
