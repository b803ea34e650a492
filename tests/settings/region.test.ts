import assert from "node:assert/strict";
import { parseSettings } from "../../settings/parse";
import { SettingsError } from "../../settings";
import { configuration } from "./configuration";

function parse(region: string) {
  return parseSettings(configuration({ values: { "aws:region": region } })).aws.region;
}

describe("A region", () => {
  for (const [typed, meant] of [
    ["us-eat-1", "us-east-1"],
    ["eu-wset-1", "eu-west-1"],
    ["ap-norteast-2", "ap-northeast-2"],
    ["us-gov-wst-1", "us-gov-west-1"],
    ["eu-centrall-1", "eu-central-1"],
  ] as const) {
    it(`is asked about as ${meant} where it is misspelled: ${typed}`, () => {
      assert.throws(
        () => parse(typed),
        (error: Error) => {
          assert.ok(error instanceof SettingsError);
          const message = `must be a region, got ${typed}: did you mean ${meant}?`;
          assert.deepEqual(error.problems, [{ key: "aws:region", message }]);
          return true;
        },
      );
    });
  }

  it("may be one that AWS has only just opened, or one that resembles none", () => {
    for (const region of [
      "us-east-1",
      "us-east-9",
      "ap-southeast-7",
      "sa-central-1",
      "nz-north-1",
      "mx-central-1",
      "us-gov-east-1",
      "eusc-de-east-1",
      "us-isob-east-1",
      "cn-northwest-1",
      "moon-crater-1",
    ]) {
      assert.equal(parse(region), region);
    }
  });
});
