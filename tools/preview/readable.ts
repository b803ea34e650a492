import { SecretValue, UnknownValue } from "../evaluate";
import { hideGenerated, isGenerated } from "../assumed/generated";
import type { Colors } from "../text/style";

/** A value for a person: secrets and values that only AWS can know are replaced, and JSON text is unfolded. */
export function readable(value: unknown): unknown {
  if (value instanceof SecretValue || value instanceof UnknownValue) return value.toString();
  if (typeof value === "string") return readableString(value);
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
}

function readableString(text: string): unknown {
  const json = parseJson(text);
  return json === undefined ? hideGenerated(text) : readable(json);
}

/** The object or list in a JSON text; undefined for any other text. */
function parseJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Paths of the values in a map that contain something only AWS can know. */
export function unknownPaths(value: unknown, path = ""): string[] {
  if (value instanceof UnknownValue) return [path];
  if (typeof value === "string") return isGenerated(value) ? [path] : [];
  if (typeof value !== "object" || value === null || value instanceof SecretValue) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    unknownPaths(inner, path === "" ? key : `${path}.${key}`),
  );
}

/** The text, with marks such as `[secret]` dimmed. */
export function masked(text: string, { dim }: Pick<Colors, "dim">): string {
  return text.replace(/\[(?:secret|not set|known after up)\]/g, (mark) => dim(mark));
}

/** An output on one line; lists and maps keep a line for each entry. */
export function readableText(value: unknown): string {
  const shown = readable(value);
  if (Array.isArray(shown)) return shown.map(String).join("\n");
  if (typeof shown !== "object" || shown === null) return String(shown);
  return Object.entries(shown)
    .map(([key, inner]) => `${key}: ${typeof inner === "string" ? inner : JSON.stringify(inner)}`)
    .join("\n");
}
