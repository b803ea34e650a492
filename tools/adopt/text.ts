import { plural } from "../../components/common/text/plural";
import { columns, pairs } from "../text/columns";
import { commandSection, paragraphs, section, type Style } from "../text/style";
import { wrap } from "../text/wrap";
import type { Adoption, Fate, Row } from "./types";

/** What is listed, the most serious first. The stack's own are only counted. */
const order = ["inTheWay", "kept", "left", "missing"] as const satisfies readonly Fate[];

/** Titles of what becomes of resources. */
const titles: Readonly<Record<(typeof order)[number], string>> = {
  inTheWay: "In the way: cannot be kept",
  kept: "Kept: the stack takes it over, and pulumi up changes it in place",
  left: "Left as it is: the stack makes its own beside it",
  missing: "Not there: pulumi up makes it",
};

/** The answer first, then each resource by what becomes of it, the settings, and what to know before. */
export function adoptionText(adoption: Adoption, style: Style, next: readonly string[]): string {
  const { stack, rows, settings, notes, afterwards } = adoption;
  const parts = [
    headline(adoption, style),
    ...order.flatMap((fate) => {
      const some = rows.filter((each) => each.fate === fate);
      return some.length === 0 ? [] : [section(titles[fate], style, [table(some, style)])];
    }),
    ...(settings.length === 0
      ? []
      : [
          section("Settings that keep them, which --apply writes into the stack's file", style, [
            pairs(
              settings.flatMap(({ shows }) => shows),
              style,
            ),
          ]),
        ]),
    ...(notes.length === 0 ? [] : [section("To know before", style, paragraphs(notes, style))]),
    ...part("When the new tasks run", style, afterwards),
    ...part("Next", style, next.length > 0 ? next : [`pulumi up --stack ${stack}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function headline({ stack, region, rows }: Adoption, { colors, width }: Style): string {
  const count = (fate: Fate) => rows.filter((each) => each.fate === fate).length;
  const said = [
    ...(count("kept") > 0 ? [`${plural(count("kept"), "resource")} made by hand can be kept`] : []),
    ...(count("inTheWay") > 0 ? [`${count("inTheWay")} in the way`] : []),
    ...(count("own") > 0 ? [`${plural(count("own"), "resource")} the stack's own already`] : []),
  ];
  const answer = said.length > 0 ? said.join(", ") : "nothing has this stack's names";
  const text = wrap(`${stack} in ${region}: ${answer}`, { width });
  return colors[count("inTheWay") > 0 ? "red" : "green"](text);
}

function table(rows: readonly Row[], { width }: Style): string {
  return columns(
    rows.map(({ what, name, note }) => [what, name, note]),
    { width },
  );
}

function part(title: string, style: Style, commands: readonly string[]): readonly string[] {
  if (commands.length === 0) return [];
  return [commandSection(title, style, commands)];
}
