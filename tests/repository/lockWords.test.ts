import assert from "node:assert/strict";
import * as fs from "node:fs";
import { readProjectFile } from "./files";

describe("What Pulumi says about a stack that another run has locked", () => {
  const sdk = fs.readFileSync(require.resolve("@pulumi/pulumi/automation/errors.js"), "utf8");
  const said = [...sdk.matchAll(/[cC]onflictText = "(.*?)(?: by)?";/g)].map(
    ([, words = ""]) => words,
  );

  it("comes from two backends, by Pulumi's own SDK", () => {
    assert.equal(said.length, 2);
  });

  for (const page of ["docs/delivery.md", "docs/troubleshooting.md"]) {
    it(`is in ${page}, word for word, with the command that removes the lock`, () => {
      const lines = readProjectFile(page)
        .replaceAll(/\n {3}/g, " ")
        .split("\n");
      const line = lines.find((each) => said.every((words) => each.includes(`\`${words}\``)));
      assert.match(line ?? "", /`pulumi cancel -s \w+`/);
    });
  }
});
