import { formatted } from "./formatted";

/**
 * The text of a Markdown file with new generated sections, in the project's format. A section stands between `<!--
 * begin name -->` and `<!-- end name -->`. Throws if one of the markers is missing.
 */
export async function rewriteSections(
  markdown: string,
  sections: Readonly<Record<string, string>>,
  file: string,
): Promise<string> {
  const replaced = Object.entries(sections).reduce(
    (text, [name, body]) => replaceSection(text, name, body),
    markdown,
  );
  return formatted(replaced, file);
}

function replaceSection(markdown: string, name: string, body: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [before, inside, ...beyond] = markdown.split(begin);
  const [, after, ...more] = (inside ?? "").split(end);
  if (before === undefined || after === undefined || beyond.length > 0 || more.length > 0) {
    throw new Error(`${begin} and ${end} must stand in the file once, in this order`);
  }
  return `${before}${begin}\n\n${body}\n\n${end}${after}`;
}
