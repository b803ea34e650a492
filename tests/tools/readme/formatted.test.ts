import assert from "node:assert/strict";
import { formatted } from "../../../tools/readme/formatted";

describe("formatted", () => {
  it("writes a page and a file of data as npm run format would", async () => {
    assert.equal(await formatted("* a\n* b", "docs/page.md"), "- a\n- b\n");
    const wide = { first: "x".repeat(40), second: "y".repeat(30) };
    assert.equal(
      await formatted(JSON.stringify(wide), "settings/stack.schema.json"),
      `{ "first": "${wide.first}", "second": "${wide.second}" }\n`,
    );
  });

  it("throws an error that names the file and the reason if the text cannot be parsed", async () => {
    await assert.rejects(
      formatted("{", "settings/broken.json"),
      /^Error: settings\/broken\.json: \S/,
    );
  });
});
