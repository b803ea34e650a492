import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { SettingsError } from "../../../settings";
import { highestNumbers } from "../../../settings/rules/region";
import { published } from "../../../tools/published";
import { configuration } from "../configuration";

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
    it(`is questioned with the suggestion ${meant} if it is misspelled: ${typed}`, () => {
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

  for (const [typed, known] of [
    ["us-east-9", "the last one there is us-east-2"],
    ["eu-west-0", "the last one there is eu-west-3"],
    ["sa-central-4", "AWS has none there"],
  ] as const) {
    it(`is refused if AWS cannot have reached its number: ${typed}`, () => {
      assert.throws(
        () => parse(typed),
        (error: Error) => {
          assert.ok(error instanceof SettingsError);
          const message = `must be a region, got ${typed}: ${known}`;
          assert.deepEqual(error.problems, [{ key: "aws:region", message }]);
          return true;
        },
      );
    });
  }

  it("has the highest number, in each part of the world, that AWS's own list has", () => {
    const highest = new Map<string, number>();
    for (const region of published().regions) {
      const [, place = "", number] = /^(.+)-(\d)$/.exec(region) ?? [];
      highest.set(place, Math.max(highest.get(place) ?? 0, Number(number)));
      assert.equal(parse(region), region);
    }
    assert.deepEqual(highestNumbers, Object.fromEntries(highest));
  });

  it("may be one that AWS has only just opened, or one that resembles no other", () => {
    for (const region of [
      "us-east-1",
      "us-east-3",
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
