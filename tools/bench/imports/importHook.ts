import * as fs from "node:fs";
import Module from "node:module";

/**
 * A hook that is preloaded into a process, compiled to JavaScript. When the process ends, the hook writes how long each
 * module took to load to the file that BENCH_IMPORTS names. Compiling TypeScript counts as a load called `transpile`.
 */

/** One load, in the order in which they began. */
interface Load {
  /** The file, or `transpile`. */
  readonly key: string;
  /** Index of the load that it is a part of; -1 for none. */
  readonly parent: number;
  /** Milliseconds, including the loads that are part of it. */
  ms: number;
}

interface Loader {
  load: (this: unknown, filename: string) => void;
  _compile: (this: unknown, code: string, filename: string) => unknown;
}

const began = performance.now();
const loads: Load[] = [];
let current = -1;

function begin(key: string) {
  current = loads.push({ key, parent: current, ms: -performance.now() }) - 1;
}

function end() {
  const load = loads[current];
  if (!load) return;
  load.ms += performance.now();
  current = load.parent;
}

const loader = Module.prototype as unknown as Loader;
const { load, _compile: compile } = loader;

loader.load = function (filename) {
  const outer = current;
  begin(filename);
  if (filename.endsWith(".ts")) begin("transpile");
  try {
    load.call(this, filename);
  } finally {
    while (current !== outer) end();
  }
};

loader._compile = function (code, filename) {
  if (loads[current]?.key === "transpile") end();
  return compile.call(this, code, filename);
};

process.on("exit", () => {
  const file = process.env["BENCH_IMPORTS"];
  const ended = performance.now();
  if (file) fs.writeFileSync(file, JSON.stringify({ began, ended, loads }));
});
