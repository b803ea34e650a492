import assert from "node:assert/strict";
import { answersOf, canary } from "./account";
import { causesOf } from "./asked";
import { ending } from "./ending";
import { health } from "./health";
import { placing } from "./placing";
import { publicReports } from "./publicReports";
import { reported } from "./reported";
import { starting } from "./starting";
import { writing } from "./writing";

describe("Why a service does not run as asked:", () => {
  const cases = [
    ...publicReports,
    ...reported,
    ...starting,
    ...placing,
    ...ending,
    ...writing,
    ...health,
  ];
  for (const { what, account, causes, says } of cases) {
    it(`finds ${what}`, async () => {
      const found = await causesOf(answersOf(account));
      assert.deepEqual(found.causes, causes, found.text);
      for (const sentence of says) assert.match(found.text, sentence);
      assert.doesNotMatch(found.text, new RegExp(canary));
      assert.doesNotMatch(found.text, /Could not be read/);
    });
  }
});
