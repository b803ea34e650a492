import assert from "node:assert/strict";
import { readProjectFile, readYaml } from "../repository/files";

describe("The plugin with the components", () => {
  it("is run by Node.js, from a file that hosts exactly these components", () => {
    assert.deepEqual(readYaml("plugin/PulumiPlugin.yaml"), {
      runtime: { name: "nodejs", options: { typescript: true } },
    });
    assert.match(
      readProjectFile("plugin/index.ts"),
      /componentProviderHost\(\{.*components: shared/,
    );
  });
});
