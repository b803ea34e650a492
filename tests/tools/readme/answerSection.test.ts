import assert from "node:assert/strict";
import { answerSection } from "../../../tools/readme/answerSection";

/** A preview's answer with these many resources. */
function answer(count: number, rest = "grouped by 12 components"): string {
  return [
    "What pulumi up creates",
    "",
    `  Resources  ${count} to create (${count - 1} aws, 1 random), ${rest}`,
    "  Cost       30.75 USD a month",
  ].join("\n");
}

const page = `# A\n\n${answer(30)}\n\nB\n`;

describe("The answer of a preview in README", () => {
  it("counts the resources as the page does, up to a fifth more or less", () => {
    for (const count of [25, 29, 30, 31, 37]) {
      assert.equal(answerSection(answer(count, "grouped by 13 components"), page), answer(30));
    }
  });

  it("counts them anew if there are many more or fewer, or if the line has other words", () => {
    for (const changed of [answer(24), answer(38), answer(31, "grouped")]) {
      assert.equal(answerSection(changed, page), changed);
      assert.equal(answerSection(changed, "# A\n"), changed);
    }
  });

  it("has every other line as it is now", () => {
    const dearer = answer(31).replace("30.75", "31.00");
    assert.equal(answerSection(dearer, page), answer(30).replace("30.75", "31.00"));
  });
});
