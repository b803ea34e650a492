/** A file and the files that it imports, as paths from the project's folder. */
export interface Imports {
  readonly source: string;
  readonly imports: readonly string[];
}

/** Tests that read the project's files as text, whatever the files are. */
const readsEverything = /^tests\/(repository\/|tools\/readme)/;

/**
 * The test files whose outcome the changed files may alter: those that import one of them, however indirectly, and those
 * that read the project as text. `"all"` if one of the changed files is imported by nobody, for example a stack file,
 * since nothing says who reads it.
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
