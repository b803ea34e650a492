import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { bakedText, bakedValues } from "../../../../tools/push/baked";
import { inFolder } from "../../../support/folder";
import { Registries } from "../../../live/ecr/registries";
import type { Answers } from "../../../live/support/cannedAws";
import { runCatalog } from "../run";

describe("catalog push --baked", () => {
  const values = {
    NEXT_PUBLIC_STAGE: "stage-blue",
    NEXT_PUBLIC_TYPE: "none",
    OTHER: "other-value",
  };

  it("finds a stack's public value in scripts and pages, and names those too short to tell", () =>
    inFolder({}, async (folder) => {
      await fs.mkdir(path.join(folder, "static/chunks"), { recursive: true });
      await fs.writeFile(path.join(folder, "static/chunks/a.js"), 'x("stage-blue","other-value")');
      const found = await bakedValues(folder, values);
      assert.deepEqual(found, {
        found: [{ name: "NEXT_PUBLIC_STAGE", file: path.join("static", "chunks", "a.js") }],
        untold: ["NEXT_PUBLIC_TYPE"],
      });
      assert.equal(
        bakedText(found, ["NEXT_PUBLIC_KEY", "SECRET"], "blue"),
        `NEXT_PUBLIC_STAGE is compiled in: static/chunks/a.js
Not looked for, because they are secret: NEXT_PUBLIC_KEY
Too short or too common to tell: NEXT_PUBLIC_TYPE
This build serves only the stack blue.
`,
      );
    }));

  it("finds a value in an image of the registry, also a secret one, without Docker", async () => {
    const registries = await Registries.start("mcp-catalog");
    try {
      const repository = registries.named("mcp-catalog");
      const image = await repository.image([
        { "app/.next/static/a.js": 'fetch("canary-of-mcp-catalog/supabase-url")' },
        { "app/server.js": 'process.env["NEXT_PUBLIC_DB_TYPE"]' },
      ]);
      repository.index(image, "arm64", "v1.0.0");
      const answers: Answers = {
        ...registries.answers(),
        GetSecretValue: ({ SecretId }) => ({ SecretString: `canary-of-${String(SecretId)}` }),
      };
      const ask = (tag: string) => runCatalog(["push", tag, "--baked", "-s", "prod"], answers);
      const { code, out } = await ask("v1.0.0");
      assert.equal(code, 1);
      assert.match(out, /^NEXT_PUBLIC_SUPABASE_URL is compiled in: app\/\.next\/static\/a\.js$/m);
      assert.match(out, /^Too short or too common to tell: NEXT_PUBLIC_USE_MOCK_DATA$/m);
      assert.doesNotMatch(out, /canary|DB_TYPE|ANON_KEY/);
      assert.equal((await ask("v9")).code, 2);
    } finally {
      await registries.close();
    }
  });

  it("says that there is no build, and asks AWS nothing", async () => {
    const { code, err, calls } = await runCatalog(["push", "-s", "prod", "--baked", "/nowhere"]);
    assert.equal(code, 2);
    assert.match(err, /There is no build in \/nowhere: name the folder \.next of the app\./);
    assert.deepEqual(calls, []);
  });
});
