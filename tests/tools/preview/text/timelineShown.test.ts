import assert from "node:assert/strict";
import { paragraphs, plainStyle } from "../../../../tools/text/style";
import { previewJson } from "../../../../tools/preview/json";
import { previewMarkdown } from "../../../../tools/preview/markdown";
import { previewText } from "../../../../tools/preview/text";
import { timelineAssumptions } from "../../../../tools/preview/timelineRows";
import { previewCommitted } from "../../../support/stack";

const noTask = ['scaling={"mode":"fixed"}', "desiredCount=0"];
const withoutAlarms = 'rollout={"strategy":"rolling","alarms":false}';

const assumptionLines = paragraphs(timelineAssumptions, plainStyle).flatMap((each) =>
  each.split("\n"),
);

/** The lines of the text's section about the rollout; none if it has none. */
async function textLines(...settings: readonly string[]): Promise<readonly string[]> {
  const preview = await previewCommitted("prod", settings);
  const text = previewText(preview, { ...plainStyle, parts: ["rollout"] });
  const [title, ...lines] =
    text
      .split("\n\n")
      .find((each) => each.includes("rollout takes"))
      ?.trimEnd()
      .split("\n") ?? [];
  assert.ok(title === undefined || title === "How long a rollout takes");
  return lines;
}

async function inMarkdown(...settings: readonly string[]): Promise<string> {
  return previewMarkdown(await previewCommitted("prod", settings));
}

async function inJson(...settings: readonly string[]): Promise<unknown> {
  const preview = previewJson(await previewCommitted("prod", settings));
  return (JSON.parse(preview) as { timeline: unknown }).timeline;
}

describe("How long a rollout takes, in the preview's text,", () => {
  it("is in whole seconds that are aligned, with its assumptions", async () => {
    assert.deepEqual(await textLines(), [
      "  new version serves all requests     61 s",
      "  nothing of the old version left     97 s",
      "  alarms stop watching               397 s",
      "  broken image rejected              178 s",
      "  … if it ends as soon as it starts  106 s",
      ...assumptionLines,
    ]);
    assert.match((await textLines("startUpSeconds=20"))[0] ?? "", / 74 s$/, "73.5");
  });

  it("has the looks of pulumi up in it if there is no circuit breaker", async () => {
    const [, , watched, broken, crash] = await textLines("rollout.strategy=blueGreen");
    assert.equal(watched, "  alarms stop watching               361 s");
    assert.equal(broken, "  broken image rejected              417 s");
    assert.equal(crash, "  … if it ends as soon as it starts  116 s");
  });

  it("says nothing about alarms if there are none, and nothing at all if no task runs", async () => {
    const quiet = await textLines(withoutAlarms);
    assert.equal(quiet.length, 4 + assumptionLines.length);
    assert.ok(!quiet.some((line) => line.includes("alarms stop")));
    assert.deepEqual(await textLines(...noTask), []);
  });
});

describe("How long a rollout takes, in Markdown,", () => {
  it("is a table, with its assumptions", async () => {
    const table = [
      "<details><summary>How long a rollout takes</summary>",
      "",
      "| | after |",
      "|---|---:|",
      "| new version serves all requests | 61 s |",
      "| nothing of the old version left | 97 s |",
      "| alarms stop watching | 397 s |",
      "| broken image rejected | 178 s |",
      "| … if it ends as soon as it starts | 106 s |",
      "",
      timelineAssumptions.join(" "),
      "",
    ];
    assert.ok((await inMarkdown()).includes(table.join("\n")));
  });

  it("is not there if no task runs", async () => {
    assert.doesNotMatch(await inMarkdown(...noTask), /rollout takes|Placing a task/);
  });
});

describe("How long a rollout takes, in JSON,", () => {
  it("is in numbers, null for alarms that nobody set", async () => {
    assert.deepEqual(await inJson("rollout.strategy=blueGreen", "startUpSeconds=20"), {
      serves: 73.5,
      steady: 409.5,
      watched: 373.5,
      rejected: 477,
      crashRejected: 116,
    });
    assert.equal(((await inJson(withoutAlarms)) as { watched: unknown }).watched, null);
  });

  it("is null if no task runs", async () => {
    assert.equal(await inJson(...noTask), null);
  });
});
