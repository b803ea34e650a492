import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../../tools/stack/projectFolder";
import { affectedTests, reachedFrom, withNamed, type Imports } from "./affected";

const git = (...args: readonly string[]) =>
  execFileSync("git", args, { cwd: projectFolder, encoding: "utf8" }).split("\n").filter(Boolean);

/** Files that differ from the last commit, including new files. */
const changed = [
  ...git("diff", "--name-only", "HEAD"),
  ...git("ls-files", "--others", "--exclude-standard"),
];

/** Tests that start `catalog` as a process. They do not import the command, so their file name decides. */
function startedBy(file: string): readonly string[] {
  if (!file.startsWith("tests/") || !read(file).includes("catalog.cjs")) return [];
  return ["tools/commands/catalog/index.ts"];
}

/**
 * The imports of all files, as dependency-cruiser leaves them in its cache when it holds the walls. Imports of types do not
 * count for tests, because they are gone when a test runs. They count for the linter.
 */
function importGraph(types: "with types" | "without types"): readonly Imports[] {
  const { modules } = JSON.parse(read("node_modules/.cache/depcruise/cache.json")) as {
    readonly modules: readonly {
      readonly source: string;
      readonly dependencies: readonly {
        readonly resolved: string;
        readonly dependencyTypes: readonly string[];
      }[];
    }[];
  };
  return modules.map(({ source, dependencies }) => ({
    source,
    imports: [
      ...dependencies
        .filter(
          ({ dependencyTypes }) => types === "with types" || !dependencyTypes.includes("type-only"),
        )
        .map(({ resolved }) => resolved),
      ...startedBy(source),
    ],
  }));
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}

/** The graph also has Node's own modules and those of packages: no text of theirs names a file of this project. */
function textOf(file: string): string {
  const own = !file.includes("node_modules/") && fs.existsSync(path.join(projectFolder, file));
  return own ? read(file) : "";
}

const { ignore } = JSON.parse(read(".mocharc.json")) as { readonly ignore: readonly string[] };
const others = ignore.map((pattern) => pattern.replace("**", ""));
const inSuite = (file: string) =>
  file.endsWith(".test.ts") && !others.some((folder) => file.startsWith(folder));

/**
 * As many test files as a few seconds are enough for. The last ones of many are far away: most evaluate the whole
 * program.
 */
const most = process.argv.includes("--all") ? Infinity : 10;

if (!passes("npm", ["run", "--silent", "walls"])) process.exit(1);
const graph = withNamed(changed, importGraph("without types"), textOf);
const affected = affectedTests(changed, graph, inSuite);
const nearest = affected === "all" ? [] : affected.importers.slice(0, most);
const files =
  affected === "all" ? ["tests/**/*.test.ts"] : [...new Set([...affected.readers, ...nearest])];
process.stdout.write(`${changed.length} changed files: ${said()}\n`);

function said(): string {
  if (affected === "all") return "all tests, because nothing shows which of them read one";
  const { length } = affected.importers;
  if (length <= most) return `the ${files.length} test files that read or import them`;
  return `the ${files.length} nearest test files; npm run test:changed -- --all runs ${length - most} more that import them`;
}

/** The linter reads each changed file and all that import it. It reads everything if nothing shows which do, as for its rules. */
function lint(): readonly string[] {
  const typed = importGraph("with types");
  const known = new Set(typed.map(({ source }) => source));
  const code = changed.filter((file) => /\.(ts|[cm]js|json)$/.test(file));
  if (code.length === 0) return [];
  if (code.some((file) => !known.has(file))) return ["oxlint"];
  return [`oxlint --no-error-on-unmatched-pattern ${reachedFrom(code, typed).join(" ")}`];
}

function format(): readonly string[] {
  const present = changed.filter((file) => fs.existsSync(path.join(projectFolder, file)));
  if (present.length === 0) return [];
  return [`oxfmt --check --no-error-on-unmatched-pattern ${present.join(" ")}`];
}

const tests = `mocha --reporter dot ${files.map((file) => `"${file}"`).join(" ")}`;
const commands = [tests, ...lint(), ...format()];
process.exitCode = passes("node", ["tests/checks/sideBySide.cjs", ...commands]) ? 0 : 1;

function passes(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: projectFolder, stdio: "inherit" }).status === 0;
}
