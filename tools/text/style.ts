import pc from "picocolors";
import { defaultWidth, wrap } from "./wrap";

/** Colours of a text. They do nothing if the text is not for a terminal. */
export type Colors = ReturnType<typeof pc.createColors>;

/** How a text is laid out. */
export interface Style {
  readonly colors: Colors;
  /** Width of a line, in columns. */
  readonly width: number;
}

/** For reports, errors and tests: 80 columns without colours. */
export const plainStyle: Style = { colors: pc.createColors(false), width: defaultWidth };

/** Paints each line of a text separately, so that no colour continues over a line's end. */
export function painted(text: string, paint: (line: string) => string): string {
  return text.split("\n").map(paint).join("\n");
}

/** A bold title with its lines below it. */
export function section(
  title: string,
  { colors }: Pick<Style, "colors">,
  lines: readonly string[],
): string {
  return [colors.bold(title), ...lines].join("\n");
}

/**
 * Commands below a title, each on one line however long, so that it can be copied. `catalog` is not
 * on the PATH, so it gets `npx` before it.
 */
export function commandSection(
  title: string,
  { colors }: Pick<Style, "colors">,
  commands: readonly string[],
): string {
  return section(
    title,
    { colors },
    commands.map((command) => `  ${colors.green(command.replace(/^catalog /, "npx catalog "))}`),
  );
}

/** The commands to run next. */
export function nextSection(commands: readonly string[], style: Pick<Style, "colors">): string {
  return commandSection("Next", style, commands);
}

/** A list of sentences, each wrapped behind its dash. */
export function bullets(sentences: readonly string[], { width }: Pick<Style, "width">): string[] {
  return sentences.map((sentence) => wrap(sentence, { first: "  - ", width }));
}

/** Sentences, each wrapped below an indent of two spaces. */
export function paragraphs(
  sentences: readonly string[],
  { width }: Pick<Style, "width">,
): string[] {
  return sentences.map((sentence) => wrap(sentence, { first: "  ", width }));
}
