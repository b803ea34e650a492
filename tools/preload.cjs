"use strict";

// Loaded before everything else, by `nodeargs` in Pulumi.yaml, by the npm scripts and by mocha. All of it only saves time:
// with it a cold evaluation of prod takes less of the CPU time, see `npm run bench`.

const path = require("node:path");
const Module = require("node:module");

// Node.js keeps compiled modules on disk, from 22.1 on. A folder that cannot be written is no error.
Module.enableCompileCache?.(path.join(__dirname, "..", "node_modules", ".cache", "node"));

// Changes to files of Pulumi's SDK, made when they are loaded. None is needed for a resource to be registered.
const changes = {
  // Before it loads a program, Pulumi attaches V8's debugger, which makes every module load more slowly. It needs the
  // debugger to turn functions into text, for AWS Lambda; this program turns none.
  "runtime/closure/v8Hooks.js": (hooks) => {
    hooks.isInitializedAsync = () => Promise.resolve();
  },
  // The SDK reports promises that are never settled. For that report, every promise carries a stack trace, which nobody
  // reads. The SDK itself handles the first promise, because it then also sees to the report.
  "runtime/debuggable.js": (debuggable, load) => {
    const { debuggablePromise } = debuggable;
    const { getStore } = load("./state");
    let isFirst = true;
    debuggable.debuggablePromise = (promise, context) => {
      if (isFirst) {
        isFirst = false;
        return debuggablePromise(promise, context);
      }
      const { leakCandidates } = getStore();
      leakCandidates.add(promise);
      return promise.then(
        (value) => {
          leakCandidates.delete(promise);
          return value;
        },
        (error) => {
          leakCandidates.delete(promise);
          throw error;
        },
      );
    };
  },
  // To tell the engine the line that creates it, every resource records a whole stack trace. Without the trace, the
  // engine just has no line.
  "resource.js": ({ Resource }) => {
    Resource.callsites = () => [];
  },
};

/**
 * The SDK loads TypeScript through this file, to turn functions into text. Loading takes 0.12 seconds of the CPU, so it
 * waits until somebody asks for a part of TypeScript.
 */
const typescriptShim = "typescript-shim.js";

const { load } = Module.prototype;
Module.prototype.load = function (file) {
  const [, inSdk] = file.split(path.join("node_modules", "@pulumi", "pulumi") + path.sep);
  if (inSdk === typescriptShim) {
    const require = Module.createRequire(file);
    this.exports = new Proxy({}, { get: (_, name) => require("typescript")[name] });
    this.loaded = true;
    return;
  }
  load.call(this, file);
  if (inSdk) changes[inSdk.replaceAll(path.sep, "/")]?.(this.exports, (id) => this.require(id));
};
