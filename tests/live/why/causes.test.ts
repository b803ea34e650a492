import assert from "node:assert/strict";
import { answersOf } from "./account";
import { canary } from "./ids";
import { causesOf } from "./asked";
import { allCases } from "./cases";

describe("Why a service does not run as asked:", () => {
  for (const { what, account, causes, says } of allCases) {
    it(`finds ${what}`, async () => {
      const found = await causesOf(answersOf(account));
      assert.deepEqual(found.causes, causes, found.text);
      for (const sentence of says) assert.match(found.text, sentence);
      assert.doesNotMatch(found.text, new RegExp(canary));
      assert.doesNotMatch(found.text, /Not read/);
    });
  }
});
