"use strict";

// Usage: node build.js [output folder]
//
// Stands for `next build`: NEXT_PUBLIC_ values are compiled into the browser's script when the
// image is built, so setting them only at run time reaches the server, never the browser.

const fs = require("node:fs");
const path = require("node:path");

const output = path.resolve(process.argv[2] ?? path.join(__dirname, "dist"));
const publicEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => name.startsWith("NEXT_PUBLIC_")),
);

fs.mkdirSync(output, { recursive: true });
fs.writeFileSync(
  path.join(output, "env.js"),
  `globalThis.publicEnv = Object.freeze(${JSON.stringify(publicEnv, null, 2)});\n`,
);

// Names only: build logs are kept and shared.
console.log(
  `Compiled into the browser's script: ${Object.keys(publicEnv).join(", ") || "nothing"}`,
);
