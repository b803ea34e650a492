import assert from "node:assert/strict";
import { plural, pluralOf } from "../../../../components/common/text/plural";

describe("plural", () => {
  it("uses the singular only for one", () => {
    assert.equal(plural(0, "task"), "0 tasks");
    assert.equal(plural(1, "task"), "1 task");
    assert.equal(plural(2, "task"), "2 tasks");
  });

  it("knows nouns that need more than an s", () => {
    assert.equal(pluralOf("address"), "addresses");
    assert.equal(pluralOf("saved copy"), "saved copies");
    assert.equal(pluralOf("key"), "keys");
    assert.equal(pluralOf("patch"), "patches");
  });
});
