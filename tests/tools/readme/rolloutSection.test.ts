import assert from "node:assert/strict";
import { rolloutSection } from "../../../tools/readme/sections/rollout";
import { timelineAssumptions } from "../../../tools/preview/timelineRows";

const steady = { serves: 60.6, steady: 90, watched: 150, rejected: 178, crashRejected: 106 };

describe("The table of rollouts", () => {
  const lines = rolloutSection({
    prod: steady,
    dev: { ...steady, watched: undefined, rejected: undefined },
    idle: undefined,
  }).split("\n");
  const cells = (row: number) =>
    lines[row]
      ?.split("|")
      .slice(1, -1)
      .map((each) => each.trim());

  it("has a row for each stack, with whole seconds, never, or a dash", () => {
    assert.deepEqual(cells(0)?.slice(1), [
      "serving",
      "steady",
      "watched",
      "broken rejected",
      "crash rejected",
    ]);
    assert.deepEqual(cells(2), ["`prod`", "61 s", "90 s", "150 s", "178 s", "106 s"]);
    assert.deepEqual(cells(3), ["`dev`", "61 s", "90 s", "–", "never", "106 s"]);
    assert.deepEqual(cells(4), ["`idle`", "–", "–", "–", "–", "–"]);
  });

  it("has a row for every other strategy by default, and for the guide", () => {
    const of = "by default";
    assert.deepEqual(cells(5), [`\`blueGreen\` ${of}`, "61 s", "397 s", "361 s", "417 s", "116 s"]);
    assert.deepEqual(cells(6), [`\`canary\` ${of}`, "361 s", "697 s", "661 s", "417 s", "116 s"]);
    assert.deepEqual(cells(7), [`\`linear\` ${of}`, "421 s", "757 s", "721 s", "417 s", "116 s"]);
    assert.deepEqual(cells(8), ["the guide", "81 s", "402 s", "–", "never", "never"]);
    assert.equal(lines[9], "", "the table ends");
  });

  it("lists what the numbers take for granted", () => {
    const points = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
    assert.deepEqual(points.slice(0, -1), timelineAssumptions);
    assert.equal(
      points.at(-1),
      "The guide: both checks every 30 s, 300 s of grace, 300 s of deregistration, no circuit breaker, no alarms.",
    );
  });
});
