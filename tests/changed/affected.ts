/** A file and the files that it imports, as paths from the project's folder. */
export interface Imports {
  readonly source: string;
  readonly imports: readonly string[];
}

/** Tests that read any of the project's files as text. */
const readsEverything = /^tests\/(repository\/|tools\/readme)/;

/**
 * The test files with an outcome that may change: those that import a changed file, directly or indirectly, and those
 * that read the project as text. `"all"` if no file imports one of the changed files (for example a stack file),
 * because nothing then shows who reads it.
 */
export function affectedTests(
  changed: readonly string[],
  graph: readonly Imports[],
  suite: (file: string) => boolean,
): readonly string[] | "all" {
  const known = new Set(graph.map(({ source }) => source));
  const documents = (file: string) => file.endsWith(".md");
  if (changed.some((file) => !known.has(file) && !documents(file))) return "all";
  const reached = new Set(changed);
  let size = 0;
  while (size !== reached.size) {
    size = reached.size;
    for (const { source, imports } of graph) {
      if (imports.some((file) => reached.has(file))) reached.add(source);
    }
  }
  const tests = graph.map(({ source }) => source).filter((file) => suite(file));
  return tests.filter((file) => reached.has(file) || readsEverything.test(file));
}
