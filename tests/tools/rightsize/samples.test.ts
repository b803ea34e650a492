import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { usageAnswers } from "../../live/cloudwatch/metrics/server";
import { projectFolder } from "../../support/program";
import { main } from "../../../tools/commands/rightsize";
import { runMain } from "../../support/command";

function one() {
  return { cpu: 20, memory: 30, tasks: 1 };
}

describe("The output of npx catalog rightsize", () => {
  it("prints what docs/scaling.md shows", async () => {
    const account = usageAnswers({
      scaling: { MinCapacity: 2, MaxCapacity: 6 },
      architecture: "ARM64",
      used: () => ({ cpu: 30, cpuAverage: 26, memory: 28, memoryAverage: 26 }),
    });
    const { stdout } = await runMain(main, ["--stack", "prod"], account);
    const shown = stdout.slice(0, stdout.indexOf("\n\nWhy"));
    const page = fs.readFileSync(path.join(projectFolder, "docs", "scaling.md"), "utf8");
    assert.ok(page.includes(`\`\`\`text\n${shown}\n\`\`\`\n`), stdout);
  });

  it("has the prices of Spot and of public addresses if the stack's file has them", async () => {
    const { stdout } = await runMain(main, [], usageAnswers({ desired: 1, used: one }));
    assert.match(stdout, /\n {2}tasks +1 +1\n/);
    // 730 × (0.5 × 0.01288871 + 0.00141527 + 0.005), and with half of the first two.
    assert.match(stdout, /\n {2}USD a month +9\.39 +6\.52\n/);
    assert.match(
      stdout.replace(/\s+/g, " "),
      /Prices: Fargate Spot's, each task with a public IPv4 address; in us-east-1, read/,
    );
  });

  it("has the memory that lets scaling remove tasks", async () => {
    const account = usageAnswers({
      scaling: { MinCapacity: 2, MaxCapacity: 6 },
      used: () => ({ cpu: 20, memory: 41, memoryAverage: 39 }),
    });
    const { stdout } = await runMain(main, ["--stack", "prod"], account);
    assert.match(stdout, /\n {2}memory +1024 MiB +1024 MiB\n/);
    assert.match(stdout, /\n {2}pulumi config set cpu 256 -s prod\n {2}pulumi up -s prod\n/);
  });
});
