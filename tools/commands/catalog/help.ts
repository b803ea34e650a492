import { closest, distance } from "fastest-levenshtein";
import { UsageError } from "../../stack/readStackConfig";
import { columns } from "../../text/columns";
import { section, type Style } from "../../text/style";
import { entries, type CommandName } from "./entries";
import { groups, type CommandEntry } from "./entry";

const titles = {
  look: "Look",
  ship: "Ship",
  mend: "Mend",
  plan: "Plan",
  develop: "Develop",
} as const;

/** Every command in its group: what it answers or does, what it needs, and a * if it changes something. */
export function helpText(style: Style): string {
  const sections = groups.flatMap((group) => {
    const members = entries.filter((each) => each.group === group);
    return members.length === 0 ? [] : [section(titles[group], style, [rows(members, style)])];
  });
  return `${style.colors.bold("catalog <command> [stack]")}

${sections.join("\n\n")}

The stack: the argument or --stack, else PULUMI_STACK, else the one selected in
Pulumi, else dev. Commands that only read have --json; those with * change
something.
Exit codes: 0 well, 1 not well, 2 wrong usage, 3 no answer from AWS.

  catalog <command> --help            options and an example
  catalog completion bash|zsh|fish    completes commands and stacks
`;
}

function rows(members: readonly CommandEntry[], { width }: Style): string {
  return columns(
    members.map(({ name, changes, summary, needs }) => [
      `${name}${changes ? " *" : ""}`,
      `${summary}${needs.length === 0 ? "" : ` (${needs.join(", ")})`}`,
    ]),
    { width },
  );
}

/** Finds a command. Raises a UsageError that names the nearest one. */
export function commandNamed(name: string): CommandEntry & { readonly name: CommandName } {
  const found = entries.find((each) => each.name === name);
  if (found) return found;
  const names = entries.map((each) => each.name);
  const near = closest(name, names);
  const hint = distance(name, near) <= 3 ? ` Did you mean catalog ${near}?` : "";
  throw new UsageError(`There is no command ${name}.${hint} catalog --help lists them all.`);
}
