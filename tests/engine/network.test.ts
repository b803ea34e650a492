import assert from "node:assert/strict";
import { Scenario } from "./scenario";

describe("the network of a running dev stack", () => {
  it("moves to a VPC of its own and back", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      await dev.up();
      for (const mode of ["dedicated", "default"]) {
        await dev.set("network.mode", mode);
        const p = await dev.preview();
        console.log(p.printed);
        const moved = await dev.up();
        console.log(moved.printed);
        assert.ok(moved.succeeded, moved.printed);
        console.log(moved.changes);
        assert.deepEqual((await dev.up()).changes, []);
      }
    } finally {
      dev.end();
    }
  });
});
