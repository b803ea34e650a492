import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { elsewhere, liveStacks } from "../../engine/settings";
import { projectFolder } from "../../support/program";

describe("The table of settings that change on a live stack", () => {
  const ups = liveStacks.flatMap((each) => each.ups);

  it("names the tests that change the others on a live stack", () => {
    for (const { file, tests } of Object.values(elsewhere)) {
      const source = readFileSync(path.join(projectFolder, file), "utf8");
      for (const title of tests) assert.ok(source.includes(`it("${title}"`), title);
    }
  });

  it("can tell the changes of one run apart, so that a missing one is noticed", () => {
    for (const together of ups) {
      for (const change of together) {
        const others = together.filter((each) => each !== change).flatMap(({ steps }) => steps);
        const own = change.steps.filter((step) => !others.includes(step));
        assert.ok(own.length > 0 || change.then, `${change.setting} makes no step of its own`);
      }
    }
  });
});
