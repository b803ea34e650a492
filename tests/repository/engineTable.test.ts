import assert from "node:assert/strict";
import { readProjectFile, sourceFiles } from "./files";

describe("The table in tests/engine/README.md", () => {
  it("has a row for each test of the engine suite, and no other", () => {
    const rows = [...readProjectFile("tests/engine/README.md").matchAll(/^\| `([^`]+)`/gm)];
    const named = rows.map(([, file = ""]) => file.replace(/^(?!tests\/)/, "tests/engine/"));
    const tests = sourceFiles(["tests/engine"]).filter((file) => file.endsWith(".test.ts"));
    assert.deepEqual(named.sort(), [...tests].sort());
  });
});
