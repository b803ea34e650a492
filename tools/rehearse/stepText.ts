/** What the engine does with resources, in the order in which a step's line counts them. */
const words: Readonly<Record<string, string>> = {
  create: "created",
  update: "updated",
  replace: "replaced",
  delete: "deleted",
  same: "unchanged",
};

/** The result of a step in words, e.g. `1 updated, 1 replaced, 24 unchanged`. */
export function countsText(changes: Readonly<Record<string, number | undefined>>): string {
  const known = Object.entries(words).map(([op, word]) => [changes[op], word] as const);
  const others = Object.entries(changes)
    .filter(([op]) => !(op in words))
    .map(([op, count]) => [count, op] as const);
  const said = [...known, ...others].filter(([count]) => (count ?? 0) > 0);
  return said.length === 0
    ? "nothing changed"
    : said.map(([count, word]) => `${count ?? 0} ${word}`).join(", ");
}

/** Splits the engine's output of a failed step into the progress, and the diagnostics that say why it failed. */
export function splitDiagnostics(printed: string): {
  readonly progress: string;
  readonly why: string;
} {
  const at = printed.lastIndexOf("Diagnostics:");
  if (at < 0) return { progress: printed, why: "" };
  return { progress: printed.slice(0, at), why: printed.slice(at).trim() };
}
