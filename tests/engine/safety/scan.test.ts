import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { findLeaks } from "../support/scan";
import { canaries, secretValues } from "../support/canaries";
import { Scenario } from "../support/scenario";

describe("the search for secrets in plain text", () => {
  it("finds nothing in a real stack's folder, but a canary planted in a file or in the output", async () => {
    const prod = await Scenario.start({ stack: "prod" });
    try {
      await prod.up();
      const search = () => findLeaks(prod.folder, prod.heard, canaries);
      assert.deepEqual(search(), []);
      const state = fs.readFileSync(
        path.join(prod.folder, "state/.pulumi/stacks/mcp-catalog/prod.json"),
        "utf8",
      );
      assert.ok(state.includes("secretString"), "the folder holds the real state");
      assert.ok(prod.heard.length > 50, "the engine was heard");

      const planted = path.join(prod.folder, "state", "planted");
      fs.writeFileSync(planted, `{"key":"${secretValues.supabaseKey}"}`);
      assert.deepEqual(search(), [{ where: "state/planted", canary: secretValues.supabaseKey }]);
      fs.rmSync(planted);
      prod.heard.push(`url ${secretValues.supabaseUrl}`);
      assert.deepEqual(search(), [
        { where: "what the engine printed", canary: secretValues.supabaseUrl },
      ]);
      prod.heard.pop();
    } finally {
      prod.end();
    }
  });
});
