import assert from "node:assert/strict";
import { diagnostics } from "./oxlint";

/** Text of a TypeScript file with a number of lines. */
function text(lines: number): string {
  return Array.from({ length: lines }, (_, index) => `export const a${index} = ${index};\n`).join(
    "",
  );
}

describe("The length of a file", () => {
  it("may be 200 lines, and no more, in the product and in tests", async () => {
    const found = await diagnostics({
      "tsconfig.json": "{}",
      "tools/short.ts": text(200),
      "tools/long.ts": text(201),
      "tests/long.test.ts": text(201),
    });
    const long = found.filter(({ code }) => code === "eslint(max-lines)");
    assert.deepEqual(long.map(({ filename }) => filename).sort(), [
      "tests/long.test.ts",
      "tools/long.ts",
    ]);
  });
});
