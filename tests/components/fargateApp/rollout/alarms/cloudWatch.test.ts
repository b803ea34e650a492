import assert from "node:assert/strict";
import { evaluate, judge } from "./cloudWatch";

/** `0 - X`: within the threshold, missing, breaching. */
function points(text: string): readonly (number | undefined)[] {
  return text.split(" ").map((each) => ({ "0": 0, X: 1, "-": undefined })[each]);
}

/** The examples of AWS's page, each with an evaluation range of five data points and `notBreaching`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
const examples = [
  { datapointsToAlarm: 3, seen: "0 - X - X", state: "OK" },
  { datapointsToAlarm: 3, seen: "0 - - - -", state: "OK" },
  { datapointsToAlarm: 3, seen: "- - - - -", state: "OK" },
  { datapointsToAlarm: 3, seen: "0 X X - X", state: "ALARM" },
  { datapointsToAlarm: 3, seen: "- - X - -", state: "OK" },
  { datapointsToAlarm: 2, seen: "0 - X - X", state: "ALARM" },
  { datapointsToAlarm: 2, seen: "0 0 X 0 X", state: "ALARM" },
  { datapointsToAlarm: 2, seen: "0 - X - -", state: "OK" },
  { datapointsToAlarm: 2, seen: "- - - - 0", state: "OK" },
  { datapointsToAlarm: 2, seen: "- - - X -", state: "OK" },
] as const;

describe("The model of a CloudWatch alarm", () => {
  for (const { datapointsToAlarm, seen, state } of examples) {
    it(`judges ${seen} as AWS does for ${datapointsToAlarm} of 3`, () => {
      const alarm = {
        evaluationPeriods: 3,
        datapointsToAlarm,
        threshold: 1,
        treatMissingData: "notBreaching",
      };
      assert.equal(judge(points(seen), alarm), state);
    });
  }

  it("adds what is missing as 0, and has no sum if all of it is missing", () => {
    const metrics = { m1: new Map([[1, 5]]), m2: new Map([[2, 7]]) };
    assert.deepEqual(
      [...evaluate("m1 + m2", metrics, [0, 1, 2])],
      [
        [1, 5],
        [2, 7],
      ],
    );
  });

  it("fills every minute that FILL is asked for, also the newest, which has not arrived", () => {
    assert.deepEqual(
      [...evaluate("FILL(m1, 0)", { m1: new Map([[1, 5]]) }, [0, 1, 2])],
      [
        [0, 0],
        [1, 5],
        [2, 0],
      ],
    );
  });
});
