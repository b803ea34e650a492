import assert from "node:assert/strict";
import { AwsError } from "../support/cannedAws";
import { answersOf } from "./account";
import { judged, refused } from "./asked";
import { stands } from "./cases/standing";

describe("A service", () => {
  for (const { what, account, answers, state, causes, says } of stands) {
    it(`is ${state} if ${what}`, async () => {
      const found = await judged({ ...answersOf(account), ...answers });
      assert.equal(found.state, state, found.text);
      if (causes) assert.deepEqual(found.causes, causes, found.text);
      if (says) assert.match(found.text, says);
    });
  }

  it("is unread if AWS does not answer", async () => {
    const { state } = await judged(refused(() => new AwsError("ExpiredTokenException", "no")));
    assert.equal(state, "unread");
  });
});
