import type { DiffResult } from "./result";
import { headline, partsOf } from "./text";

/**
 * The changes as a comment for a pull request. It begins with a mark by which the next run finds
 * the comment and updates it. Text from resources is escaped, so that no value can write Markdown.
 */
export function diffMarkdown(result: DiffResult): string {
  const sections = partsOf(result).map(
    ([title, each]) => `**${title}**\n\n${each.map((line) => `- ${escaped(line)}`).join("\n")}`,
  );
  return `${[diffMark(result), `### ${escaped(headline(result))}`, ...sections].join("\n\n")}\n`;
}

/** The mark of a stack's comment. */
function diffMark({ project, stack }: Pick<DiffResult, "project" | "stack">): string {
  return `<!-- catalog diff ${project} ${stack} -->`;
}

function escaped(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*_[\]|~@#]/g, "\\$&")
    .replaceAll("<", "&lt;");
}
