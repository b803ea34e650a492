"use strict";

// Preloaded into every process of the benchmark: writes the CPU seconds that it took, user and system, when it ends.

const fs = require("node:fs");

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  fs.writeFileSync(process.env.BENCH_CPU, String((user + system) / 1000));
});
