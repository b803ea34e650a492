import assert from "node:assert/strict";
import { fixedNames } from "../../../fixedNames";
import { parseSettings } from "../../../settings/parse";
import { accept } from "../../../tools/acceptance/acceptance";
import { acceptanceReport, isAccepted } from "../../../tools/acceptance/report";
import { steps } from "../../../tools/acceptance/steps";
import type { Trial } from "../../../tools/acceptance/types";
import { text } from "../../../tools/account/world/values";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder } from "../../support/program";
import { Scenario } from "../support/scenario";

const taskType = "aws:ecs/taskDefinition:TaskDefinition";

/** A trial of the stack dev in an account in memory. A version that cannot load a module is rolled back there. */
function trialOf(dev: Scenario): Trial {
  const config = readStackConfig(projectFolder, "dev");
  const settings = parseSettings({ ...config, isSecret: () => false, fileExists: () => true });
  dev.world.before = ({ operation, type, inputs }) => {
    // Calls that deploy, made by the provider or by the service's own hook.
    const deploys =
      type === "UpdateService" || (operation === "update" && type === "aws:ecs/service:Service");
    if (!deploys) return;
    const task = dev.world.find(taskType, "arn", inputs["taskDefinition"]);
    if (text(task?.inputs ?? {}, "containerDefinitions").includes("/missing.js")) {
      dev.world.nextRollout = "rolledBack";
    }
  };
  const times = { serves: 61, steady: 97, watched: undefined, rejected: 267, crashRejected: 159 };
  return {
    stack: dev.stack,
    config,
    live: dev.live,
    names: fixedNames(settings),
    timeline: times,
    hourly: 0.05,
  };
}

function seconds(): () => number {
  let now = 0;
  return () => (now += 1);
}

describe("npx catalog acceptance", () => {
  it("plays every step, and leaves nothing", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const written: string[] = [];
      const result = await accept({
        trial: trialOf(dev),
        signal: new AbortController().signal,
        clock: seconds(),
        write: (said) => written.push(said),
      });
      const report = acceptanceReport(result);
      assert.ok(isAccepted(result), report);
      assert.equal(result.steps.length, steps.length + 1);
      assert.match(report, /\| a broken release \|.*\| ok \| \d+ \| 159 \|/);
      assert.match(report, /\n## Reasons that failed runs gave\n\n- a broken release: \S/);
      assert.match(written.join(""), / 4\/17 {2}a broken release … ok, \d+ s\n/);
    } finally {
      dev.end();
    }
  });

  it("destroys the stack at the first surprise, and says what happened", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const trial = trialOf(dev);
      dev.world.before = () => undefined;
      const signal = new AbortController().signal;
      const result = await accept({ trial, signal, clock: seconds(), write: () => undefined });
      assert.ok(!isAccepted(result));
      assert.deepEqual(result.steps.map(({ title, state }) => [title, state]).slice(-2), [
        ["a broken release", "surprise"],
        ["pulumi destroy", "ok"],
      ]);
      assert.match(acceptanceReport(result), /the run called a broken release a success/);
      assert.deepEqual(result.left, []);
    } finally {
      dev.end();
    }
  });

  it("removes what it has made if it is stopped, and names the leftovers if that fails", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const controller = new AbortController();
      const trial = trialOf(dev);
      dev.world.before = ({ operation, type }) => {
        if (operation === "create" && type === taskType) controller.abort();
        if (operation === "delete" && type === "aws:ecr/repository:Repository") {
          throw new Error("AccessDenied: you may not");
        }
      };
      const result = await accept({
        trial,
        signal: controller.signal,
        clock: seconds(),
        write: () => undefined,
      });
      assert.deepEqual(
        result.steps.map(({ title, state }) => [title, state]),
        [
          ["first pulumi up", "stopped"],
          ["pulumi destroy", "surprise"],
        ],
      );
      assert.deepEqual(result.left, ["repository mcp-catalog-dev"]);
      assert.match(
        acceptanceReport(result),
        /## Left in the account\n\n- repository mcp-catalog-dev/,
      );
    } finally {
      dev.end();
    }
  });
});
