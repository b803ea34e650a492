import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import { inFolder } from "../../support/folder";
import { runCatalog } from "../catalog/run";
import { files, machine, run } from "./machine";

describe("catalog review beside Pulumi Deployments", () => {
  const template = {
    "Pulumi.pr.yaml": "# Made by catalog review, from Pulumi.dev.yaml. For git.\n",
  };

  it("writes a template for Pulumi Deployments: the same file as for a pull request of its own", async () => {
    await inFolder(files, async (folder) => {
      const given = machine(["dev"]);
      const { code, out } = await runCatalog(["review", "template"], {}, { ...given, folder });
      assert.deepEqual(given.asked, [
        "pulumi stack init pr --no-select",
        "pulumi config cp mcp-catalog:supabaseKey -s dev --dest pr",
      ]);
      assert.equal(code, 0);
      assert.match(out, /^Pulumi\.pr\.yaml is written\.\n\nNext\n {2}git add Pulumi\.pr\.yaml\n/);
      await runCatalog(["review", "open", "7"], {}, { ...machine(), folder });
      const text = (stack: string) => fs.readFile(`${folder}/Pulumi.${stack}.yaml`, "utf8");
      assert.equal(await text("pr"), (await text("pr-7")).replace("Not for git", "For git"));
    });
  });

  it("removes a stack of Pulumi Deployments by its own name, if the folder has the template", async () => {
    const without = machine(["pr-mcp-catalog-7"]);
    await run(["sweep"], without);
    assert.deepEqual(without.asked, []);
    for (const words of [["sweep"], ["close", "7"]]) {
      const given = machine(["pr-mcp-catalog-7", "pr-mcp-catalog-8x"]);
      const { code, calls } = await run(words, given, template);
      assert.deepEqual(
        [code, given.asked, calls[0]?.input],
        [
          0,
          [
            "pulumi destroy -s pr-mcp-catalog-7 --yes --non-interactive",
            "pulumi stack rm pr-mcp-catalog-7 --yes --non-interactive",
          ],
          { Name: "/releases/mcp-catalog-pr-7" },
        ],
      );
    }
  });
});
