import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { acceptanceReport, isAccepted } from "../../tools/acceptance/report";
import { steps } from "../../tools/acceptance/steps";
import { longestHours, mostUsd, planTrial } from "../../tools/acceptance/trial";
import type { AcceptanceResult } from "../../tools/acceptance/types";
import { UsageError } from "../../tools/stack/readStackConfig";
import { projectFolder } from "../support/program";

describe("npx catalog acceptance", () => {
  it("plans its own disposable stack for less than a dollar, with its own names", async () => {
    const { config, hourly, parts } = await planTrial(projectFolder, "trial", "eu-west-1");
    assert.equal(config.stack, "trial");
    assert.equal(config.values["mcp-catalog:disposable"], "true");
    assert.equal(config.values["aws:region"], "eu-west-1");
    assert.ok(hourly > 0 && hourly * longestHours < mostUsd, String(hourly));
    for (const { kind, name } of parts.names) assert.match(name, /trial/i, kind);
  });

  it("refuses a stack that has a file, and a name that is too long, before anything is made", async () => {
    for (const stack of ["dev", "prod"]) {
      await assert.rejects(planTrial(projectFolder, stack), (error: Error) => {
        assert.ok(error instanceof UsageError);
        return error.message.startsWith(`There is a Pulumi.${stack}.yaml: the trial makes`);
      });
    }
    await assert.rejects(planTrial(projectFolder, "a-name-that-is-much-too-long"), /characters/);
  });

  it("reports surprises and leftovers", () => {
    const result: AcceptanceResult = {
      stack: "trial",
      region: "us-east-1",
      started: new Date("2026-11-28T10:00:00Z"),
      seconds: 1800,
      hourly: 0.06,
      left: ["repository mcp-catalog-trial"],
      steps: [
        {
          title: "a release",
          proves: "a new revision takes over",
          state: "surprise",
          seconds: 200.4,
          model: 97,
          notes: ["the run failed", "error: no"],
        },
      ],
    };
    assert.equal(isAccepted(result), false);
    assert.equal(
      acceptanceReport(result),
      [
        "# Acceptance of 2026-11-28, stack trial in us-east-1",
        "",
        "1 of 1 steps did not end as they should.",
        "",
        "It took 30 minutes and cost about 0.03 USD (0.06 USD an hour, without traffic).",
        "",
        "| step | what it proves | result | seconds | by the model |",
        "| --- | --- | --- | ---: | ---: |",
        "| a release | a new revision takes over | surprise | 200 | 97 |",
        "",
        "## Surprises",
        "",
        "- a release",
        "",
        "```text",
        "the run failed",
        "error: no",
        "```",
        "",
        "## Left in the account",
        "",
        "- repository mcp-catalog-trial",
        "",
      ].join("\n"),
    );
  });
});

describe("docs/assumptions.md", () => {
  const rows = readFileSync(path.join(projectFolder, "docs/assumptions.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| 20"))
    .map((line) => line.split("|").map((cell) => cell.trim()));

  it("names a step of the trial for each assumption, or says why none can prove it", () => {
    assert.ok(rows.length > 10);
    const titles = steps.map(({ title }) => title);
    for (const [, noted = "", assumed = "", step = "", reason = ""] of rows) {
      assert.match(noted, /^\d{4}-\d{2}-\d{2}$/);
      assert.notEqual(assumed, "");
      if (step === "") assert.match(reason, /^.+; .+$/, assumed);
      else assert.ok(titles.includes(step) && reason === "", `${assumed}: ${step}`);
    }
  });

  it("has steps of different names", () => {
    const titles = steps.map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
  });
});
