"use strict";

// Lets Node.js load the program and the commands from their TypeScript sources. swc makes JavaScript of them, without
// checking types, and node_modules/.cache/swc keeps the result until a source changes. ts-node, which the tests use, would
// load TypeScript to read its tsconfig.json, in each run, and would keep nothing: see docs/development.md, "How fast".

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { stripVTControlCharacters } = require("node:util");
const { version } = require("@swc/core/package.json");

const folder = path.join(__dirname, "..", "node_modules", ".cache", "swc");

// What ts-node makes of tsconfig.json: tests/tools/loadTypeScript.test.ts compares the two.
const options = {
  swcrc: false,
  sourceMaps: true,
  module: { type: "commonjs", noInterop: false, strictMode: true },
  jsc: {
    parser: { syntax: "typescript", dynamicImport: true },
    target: "es2022",
    transform: { useDefineForClassFields: true },
    keepClassNames: true,
  },
};
const salt = JSON.stringify([version, options]);

/** The files that have been loaded, each with the file of its JavaScript. */
const loaded = new Map();

Module._extensions[".ts"] = (module, file) => {
  const source = fs.readFileSync(file, "utf8");
  const kept = path.join(folder, `${sha1(salt, path.basename(file), source)}.js`);
  loaded.set(file, kept);
  module._compile(whole(read(kept)) ?? transpile(source, file, kept), file);
};

function sha1(...texts) {
  return texts.reduce((hash, text) => hash.update(text), createHash("sha1")).digest("hex");
}

function transpile(source, file, kept) {
  const swc = require("@swc/core");
  const names = { filename: file, sourceFileName: path.basename(file) };
  const { code, map } = refusing(file, () => swc.transformSync(source, { ...options, ...names }));
  write(`${kept}.map`, map);
  write(kept, `${code}${mark(code)}`);
  return code;
}

function refusing(file, transform) {
  try {
    return transform();
  } catch (error) {
    throw new SyntaxError(firstProblem(error.message, file), { cause: error });
  }
}

/**
 * The first problem that swc names, and its place. swc also shows the lines around it, in colours on a terminal, and a trace
 * of its own functions.
 */
function firstProblem(message, file) {
  const text = stripVTControlCharacters(message);
  const [, problem = text] = /^\s*[x×] (.+)$/m.exec(text) ?? [];
  const [, place = file] = /\[(.+:\d+:\d+)\]/.exec(text) ?? [];
  return `${place}: ${problem}`;
}

/** The last line of what is kept. Without it, a file that was cut off would run as a program that wants less, or nothing. */
function mark(code) {
  return `\n//kept ${sha1(code)}\n`;
}

/** A kept text, if it is as it was written. */
function whole(text = "") {
  const code = text.slice(0, text.lastIndexOf("\n//kept "));
  return text === `${code}${mark(code)}` ? text : undefined;
}

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** Another process may write the same file. A folder that cannot be written is no error: the next run transpiles again. */
function write(file, text) {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(`${file}.${process.pid}`, text);
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch {
    return;
  }
}

// Stack traces name the lines of the sources. Pulumi loads this package, too.
require("source-map-support").install({
  environment: "node",
  handleUncaughtExceptions: false,
  retrieveSourceMap: (file) => {
    const kept = loaded.get(file);
    const map = kept && read(`${kept}.map`);
    return map ? { url: file, map } : null;
  },
});
