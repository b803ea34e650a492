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

/** The imports of all files, from dependency-cruiser, which caches what has not changed. */
function importGraph(): readonly Imports[] {
  const cruiser = path.join("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const cache = ["--cache", "node_modules/.cache/affected", "--cache-strategy", "content"];
  const printed = execFileSync(
    process.execPath,
    [cruiser, ".", ...cache, "--output-type", "json"],
    { cwd: projectFolder, encoding: "utf8", maxBuffer: 200 * 2 ** 20 },
  );
  const { modules } = JSON.parse(printed) as {
    readonly modules: readonly {
      readonly source: string;
      readonly dependencies: readonly { readonly resolved: string }[];
    }[];
  };
  return modules.map(({ source, dependencies }) => ({
    source,
    imports: [...dependencies.map(({ resolved }) => resolved), ...startedBy(source)],
  }));
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}

const { ignore } = JSON.parse(read(".mocharc.json")) as { readonly ignore: readonly string[] };
const others = ignore.map((pattern) => pattern.replace("**", ""));
const inSuite = (file: string) =>
  file.endsWith(".test.ts") && !others.some((folder) => file.startsWith(folder));

const tests = affectedTests(changed, importGraph(), inSuite);
const files = tests === "all" ? ["tests/**/*.test.ts"] : tests;
process.stdout.write(
  `${changed.length} changed files: ${tests === "all" ? "all tests" : `${tests.length} test files`}\n`,
);
const { status } = spawnSync(
  process.execPath,
  [path.join("node_modules", "mocha", "bin", "mocha.js"), "--reporter", "dot", ...files],
  { cwd: projectFolder, stdio: "inherit" },
);
process.exitCode = status ?? 1;
