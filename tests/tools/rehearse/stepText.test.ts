import assert from "node:assert/strict";
import { countsText, splitDiagnostics } from "../../../tools/rehearse/stepText";

describe("A step of a rehearsal", () => {
  it("says in words what happened to the resources", () => {
    assert.equal(
      countsText({ same: 24, replace: 1, update: 1 }),
      "1 updated, 1 replaced, 24 unchanged",
    );
    assert.equal(countsText({ create: 2, read: 1, delete: 0 }), "2 created, 1 read");
    assert.equal(countsText({}), "nothing changed");
  });

  it("says at the end why it failed", () => {
    assert.deepEqual(splitDiagnostics("@ updating...\nDiagnostics:\n  app (ecs): error: no\n"), {
      progress: "@ updating...\n",
      why: "Diagnostics:\n  app (ecs): error: no",
    });
    assert.deepEqual(splitDiagnostics("stopped\n"), { progress: "stopped\n", why: "" });
  });
});
