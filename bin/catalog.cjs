#!/usr/bin/env node
"use strict";

// `npx catalog …` runs the sources of this package, from whatever folder it is called.
require("../tools/preload.cjs");
require("../tools/loadTypeScript.cjs");
require("../tools/commands/catalog").start(process.argv.slice(2));
