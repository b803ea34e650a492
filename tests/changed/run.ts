import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../../tools/stack/projectFolder";
import { affectedTests, type Imports } from "./affected";

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
 * The imports of all files, from the cache that dependency-cruiser has written in `npm run check`.
 * Imports of types do not count: they are gone when a test runs, and the linter checks them.
 */
function importGraph(): readonly Imports[] {
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
        .filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))
        .map(({ resolved }) => resolved),
      ...startedBy(source),
    ],
  }));
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}

const { ignore } = JSON.parse(read(".mocharc.json")) as { readonly ignore: readonly string[] };
const others = ignore.map((pattern) => pattern.replace("**", ""));
const inSuite = (file: string) =>
  file.endsWith(".test.ts") && !others.some((folder) => file.startsWith(folder));

/**
 * As many test files as a few seconds are enough for. The last ones of many are far away: most evaluate the whole
 * program.
 */
const most = process.argv.includes("--all") ? Infinity : 12;

const affected = affectedTests(changed, importGraph(), inSuite);
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

const { status } = spawnSync(
  process.execPath,
  [path.join("node_modules", "mocha", "bin", "mocha.js"), "--reporter", "dot", ...files],
  { cwd: projectFolder, stdio: "inherit" },
);
process.exitCode = status ?? 1;
