import type { StackPreview } from "../../../../tools/preview/evaluateStack";
import { previewText, type Part } from "../../../../tools/preview/text";
import { plainStyle } from "../../../../tools/text/style";

export const escape = String.fromCharCode(27);

export function plain(preview: StackPreview, ...parts: readonly Part[]): string {
  return previewText(preview, { ...plainStyle, parts });
}

/** A section's lines below its title. */
export function section(text: string, title: string): readonly string[] {
  const found = text.split("\n\n").find((each) => each.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`no section ${title}`);
  return found.trimEnd().split("\n").slice(1);
}

export function titles(text: string): readonly string[] {
  return text.match(/^\S.*$/gm) ?? [];
}
