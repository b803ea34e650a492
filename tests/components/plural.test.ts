import assert from "node:assert/strict";
import { plural, pluralOf } from "../../components/plural";

describe("plural", () => {
  it("has the singular for one only", () => {
    assert.equal(plural(0, "task"), "0 tasks");
    assert.equal(plural(1, "task"), "1 task");
    assert.equal(plural(2, "task"), "2 tasks");
  });

  it("knows the nouns that do not end in s alone", () => {
    assert.equal(pluralOf("address"), "addresses");
    assert.equal(pluralOf("saved copy"), "saved copies");
    assert.equal(pluralOf("key"), "keys");
    assert.equal(pluralOf("patch"), "patches");
  });
});
