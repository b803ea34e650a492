import * as fs from "node:fs";
import Module = require("node:module");

/**
 * Preloaded into a process, compiled to JavaScript: writes which module took how long to load to the file of
 * BENCH_IMPORTS, when the process ends. Compiling TypeScript counts as a module of its own, `transpile`.
 */

/** One load on the stack of loads. */
interface Load {
  readonly key: string;
  readonly start: number;
  /** Milliseconds of the loads within it. */
  nested: number;
}

interface Loader {
  load: (this: unknown, filename: string) => void;
  _compile: (this: unknown, code: string, filename: string) => unknown;
}

const began = performance.now();
const loads: Load[] = [];
const selfMs: Record<string, number> = {};
const totalMs: Record<string, number> = {};

function begin(key: string) {
  loads.push({ key, start: performance.now(), nested: 0 });
}

function end() {
  const load = loads.pop();
  if (!load) return;
  const total = performance.now() - load.start;
  const parent = loads.at(-1);
  if (parent) parent.nested += total;
  selfMs[load.key] = (selfMs[load.key] ?? 0) + total - load.nested;
  totalMs[load.key] = (totalMs[load.key] ?? 0) + total;
}

const loader = Module.prototype as unknown as Loader;
const { load, _compile: compile } = loader;

loader.load = function (filename) {
  const depth = loads.length;
  begin(filename);
  if (filename.endsWith(".ts")) begin("transpile");
  try {
    load.call(this, filename);
  } finally {
    while (loads.length > depth) end();
  }
};

loader._compile = function (code, filename) {
  if (loads.at(-1)?.key === "transpile") end();
  return compile.call(this, code, filename);
};

process.on("exit", () => {
  const file = process.env["BENCH_IMPORTS"];
  const ended = performance.now();
  if (file) fs.writeFileSync(file, JSON.stringify({ began, ended, selfMs, totalMs }));
});
