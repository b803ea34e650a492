import assert from "node:assert/strict";
import { namedCommands } from "./commands";

describe("The commands that pages, messages and examples name", () => {
  it("are npx catalog's, never npm's scripts that start the same", () => {
    const own = /^(?:why|pause|resume|prices|scan|rightsize|acceptance|rehearse)$/;
    const scripts = namedCommands("npm").filter(({ words }) => words[0] === "run");
    assert.ok(scripts.length > 20);
    assert.deepEqual(
      scripts.filter(({ words }) => words.some((word) => own.test(word))),
      [],
    );
  });
});
