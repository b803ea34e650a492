#!/usr/bin/env node
"use strict";

// `npx catalog …` runs the sources of this package, from whatever folder it is called.
const path = require("node:path");
const root = path.join(__dirname, "..");
process.env.TS_NODE_PROJECT ??= path.join(root, "tsconfig.json");
require("../tools/preload.cjs");
require("ts-node/register");
require("../tools/commands/catalog").start(process.argv.slice(2));
