import { changeKinds, type DiffResult } from "./result";
import { costLine, headline, lines, securityLine, titles } from "./text";

/**
 * The same for a pull request. It begins with a mark by which the next run finds the comment and updates it; everything
 * that comes from a resource is escaped, so that no value can write Markdown.
 */
export function diffMarkdown(result: DiffResult): string {
  const { changes, cost, security, warnings } = result;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ...changeKinds.map((kind) => [titles[kind], lines(kind, changes)] as const),
    ["Cost a month", cost.lines.map(costLine)],
    ["Security register", security.map(securityLine)],
    ["Warnings", warnings],
  ];
  const sections = parts
    .filter(([, each]) => each.length > 0)
    .map(
      ([title, each]) => `**${title}**\n\n${each.map((line) => `- ${escaped(line)}`).join("\n")}`,
    );
  return `${[diffMark(result), `### ${escaped(headline(result))}`, ...sections].join("\n\n")}\n`;
}

/** The mark of a stack's comment. */
export function diffMark({ project, stack }: Pick<DiffResult, "project" | "stack">): string {
  return `<!-- catalog diff ${project} ${stack} -->`;
}

function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*_[\]|~@#]/g, "\\$&")
    .replaceAll("<", "&lt;");
}
