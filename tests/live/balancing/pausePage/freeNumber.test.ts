import assert from "node:assert/strict";
import { freeNumber } from "../../../../live/balancing/pausePage/freeNumber";

describe("The number of a page's rule", () => {
  for (const [what, taken, appRule, number] of [
    ["is 1 on an empty listener", [], undefined, 1],
    ["is behind all rules if only the default action forwards to the app", [2, 7], undefined, 8],
    ["is before a rule that a later update may make", [2, 1001], undefined, 999],
    ["is not the number of such a rule", [999], undefined, 998],
    ["is before the rule that forwards to the app", [5, 1000], 1000, 999],
    ["jumps over numbers that are taken", [999, 998, 1000, 1001], 1000, 997],
    ["does not exist before the number 1", [1], 1, undefined],
    ["does not exist if all before are taken", [1, 2, 3], 3, undefined],
  ] as const) {
    it(what, () => {
      assert.equal(freeNumber(taken, appRule), number);
    });
  }
});
