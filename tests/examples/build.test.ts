import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, describeCatalog, publicEnv, temporaryFolder } from "./support";

describeCatalog("build.js", () => {
  it("compiles every NEXT_PUBLIC_ value into the script, unchanged, and nothing else", async () => {
    const values = {
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_OTHER: `"quotes", \\ and\nlines </script> \u2028`,
    };
    const output = path.join(await temporaryFolder(), "made", "here");
    await build(output, { ...values, DATABASE_PASSWORD: "hidden", MY_NEXT_PUBLIC_X: "hidden" });
    const script = await readFile(path.join(output, "env.js"), "utf8");
    assert.deepEqual(publicEnv(script), values);
    assert.ok(!script.includes("hidden"), script);
  });

  it("compiles an empty object if there are no values", async () => {
    const output = await temporaryFolder();
    await build(output, {});
    assert.deepEqual(publicEnv(await readFile(path.join(output, "env.js"), "utf8")), {});
  });
});
