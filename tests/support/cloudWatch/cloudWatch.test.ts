import assert from "node:assert/strict";
import { evaluate, judge } from ".";

/** `0 - X`: within the threshold, missing, breaching. */
function points(text: string): readonly (number | undefined)[] {
  return text.split(" ").map((each) => ({ "0": 0, X: 1, "-": undefined })[each]);
}

/**
 * The examples on AWS's page, each with an evaluation range of five data points. Without any data, AWS has a third
 * state, which notifies nobody; here it counts as OK.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
const examples = [
  { datapointsToAlarm: 3, seen: "0 - X - X", notBreaching: "OK", breaching: "OK", missing: "OK" },
  { datapointsToAlarm: 3, seen: "0 - - - -", notBreaching: "OK", breaching: "OK", missing: "OK" },
  {
    datapointsToAlarm: 3,
    seen: "- - - - -",
    notBreaching: "OK",
    breaching: "ALARM",
    missing: "OK",
  },
  {
    datapointsToAlarm: 3,
    seen: "0 X X - X",
    notBreaching: "ALARM",
    breaching: "ALARM",
    missing: "ALARM",
  },
  {
    datapointsToAlarm: 3,
    seen: "- - X - -",
    notBreaching: "OK",
    breaching: "ALARM",
    missing: "ALARM",
  },
  {
    datapointsToAlarm: 2,
    seen: "0 - X - X",
    notBreaching: "ALARM",
    breaching: "ALARM",
    missing: "ALARM",
  },
  {
    datapointsToAlarm: 2,
    seen: "0 0 X 0 X",
    notBreaching: "ALARM",
    breaching: "ALARM",
    missing: "ALARM",
  },
  {
    datapointsToAlarm: 2,
    seen: "0 - X - -",
    notBreaching: "OK",
    breaching: "ALARM",
    missing: "OK",
  },
  {
    datapointsToAlarm: 2,
    seen: "- - - - 0",
    notBreaching: "OK",
    breaching: "ALARM",
    missing: "OK",
  },
  {
    datapointsToAlarm: 2,
    seen: "- - - X -",
    notBreaching: "OK",
    breaching: "ALARM",
    missing: "ALARM",
  },
] as const;

describe("The model of a CloudWatch alarm", () => {
  for (const { datapointsToAlarm, seen, ...states } of examples) {
    for (const treatMissingData of ["notBreaching", "breaching", "missing"] as const) {
      it(`judges ${seen} like AWS for ${datapointsToAlarm} of 3, ${treatMissingData}`, () => {
        const alarm = {
          evaluationPeriods: 3,
          datapointsToAlarm,
          threshold: 1,
          comparisonOperator: "GreaterThanOrEqualToThreshold",
          treatMissingData,
        };
        assert.equal(judge(points(seen), alarm), states[treatMissingData]);
      });
    }
  }

  it("adds a missing value as 0, and has no sum if all values are missing", () => {
    const metrics = { m1: new Map([[1, 5]]), m2: new Map([[2, 7]]) };
    assert.deepEqual(
      [...evaluate("m1 + m2", metrics, [0, 1, 2])],
      [
        [1, 5],
        [2, 7],
      ],
    );
  });

  it("fills every minute with FILL, also the newest, which has not arrived", () => {
    assert.deepEqual(
      [...evaluate("FILL(m1, 0)", { m1: new Map([[1, 5]]) }, [0, 1, 2])],
      [
        [0, 0],
        [1, 5],
        [2, 0],
      ],
    );
  });

  it("has no share of nothing, and takes a missing part of a share as 0", () => {
    const share = "IF(m2 >= 20, 100 * m1 / m2, 0)";
    const metrics = {
      m1: new Map([[1, 5]]),
      m2: new Map([
        [1, 50],
        [2, 40],
        [3, 19],
      ]),
    };
    assert.deepEqual(
      [...evaluate(share, metrics, [0, 1, 2, 3])],
      [
        [1, 10],
        [2, 0],
        [3, 0],
      ],
    );
    assert.deepEqual(
      [...evaluate("MAX([m1, m2])", metrics, [1, 2])],
      [
        [1, 50],
        [2, 40],
      ],
    );
  });
});
