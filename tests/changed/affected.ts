/** A file and the files that it imports, as paths from the project's folder. */
export interface Imports {
  readonly source: string;
  readonly imports: readonly string[];
}

/** The test files with an outcome that may change. */
export interface Affected {
  /** Tests that read the project's files as text. */
  readonly readers: readonly string[];
  /** Tests that import a changed file, directly or indirectly: those with the fewest imports between them come first. */
  readonly importers: readonly string[];
}

/** Tests that read any of the project's files as text. */
const readsEverything = /^tests\/(repository\/|tools\/readme\/readme\.)/;

/**
 * Tests of the linter and the walls, which read only files that they write themselves, and the files that make up the
 * linter and the walls.
 */
const plants = /^tests\/repository\/lint\/(fileLength|types|walls|words)\./;
const judges = /^(tests\/(checks|repository)\/|\.|package)/;

/**
 * The test files that a change may break. `"all"` if no file imports one of the changed files (for
 * example a stack file), because then nothing shows which tests read it.
 */
export function affectedTests(
  changed: readonly string[],
  graph: readonly Imports[],
  suite: (file: string) => boolean,
): Affected | "all" {
  const known = new Set(graph.map(({ source }) => source));
  const documents = (file: string) => file.endsWith(".md");
  if (changed.some((file) => !known.has(file) && !documents(file))) return "all";
  const reached = reachedFrom(changed, graph);
  const reads = (file: string) =>
    readsEverything.test(file) && (!plants.test(file) || changed.some((each) => judges.test(each)));
  return {
    readers: [...known].filter((file) => suite(file) && reads(file)),
    importers: reached.filter(
      (file) => known.has(file) && suite(file) && !readsEverything.test(file),
    ),
  };
}

/** The changed files and every file that imports one of them, directly or indirectly: the fewest imports between them first. */
export function reachedFrom(
  changed: readonly string[],
  graph: readonly Imports[],
): readonly string[] {
  // A set keeps the order in which it got its values: each round adds the files that are one import further away.
  const reached = new Set(changed);
  for (let round: readonly string[] = changed; round.length > 0;) {
    const last = new Set(round);
    round = graph
      .filter(
        ({ source, imports }) => !reached.has(source) && imports.some((each) => last.has(each)),
      )
      .map(({ source }) => source);
    for (const file of round) reached.add(file);
  }
  return [...reached];
}

/**
 * The graph with the changed files that no import shows, such as a stack file or a script: a file that has such a file's name
 * in its text counts as one that imports it. `Pulumi.${stack}.yaml` names every stack file. Leaves out a file that is named
 * nowhere.
 */
export function withNamed(
  changed: readonly string[],
  graph: readonly Imports[],
  textOf: (file: string) => string,
): readonly Imports[] {
  const known = new Set(graph.map(({ source }) => source));
  const others = changed.filter((file) => !known.has(file) && !file.endsWith(".md"));
  if (others.length === 0) return graph;
  const named = new Set<string>();
  const all = graph.map(({ source, imports }) => {
    const text = textOf(source);
    const found = others.filter((file) => names(file).some((name) => text.includes(name)));
    for (const file of found) named.add(file);
    return { source, imports: [...imports, ...found] };
  });
  return [...all, ...[...named].map((source) => ({ source, imports: [] }))];
}

function names(file: string): readonly string[] {
  const [base = file] = file.split("/").slice(-1);
  const inFolder = /^\.\w+\/\w+$/.test(file) ? file : base;
  return /^Pulumi\.[\w-]+\.yaml$/.test(file) ? [inFolder, "Pulumi.${"] : [inFolder];
}
