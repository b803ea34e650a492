import assert from "node:assert/strict";
import { packageJson, readProjectFile, readYaml } from "../repository/files";
import { schema } from "./schema";

describe("The plugin with the components", () => {
  it("describes each of them for other languages", async () => {
    const { name, version, resources } = await schema();
    assert.equal(name, "mcp-catalog");
    assert.equal(version, packageJson().version);
    assert.deepEqual(
      Object.keys(resources).sort(),
      ["AccessLogs", "ExecutionRole", "Registry", "SpendingAlert", "WebAcl"].map(
        (component) => `mcp-catalog:index:${component}`,
      ),
    );
    const registry = resources["mcp-catalog:index:Registry"];
    assert.equal(registry?.isComponent, true);
    assert.deepEqual(registry.requiredInputs, ["forceDelete", "immutableTags", "repositoryName"]);
    assert.match(registry.inputProperties["keyArn"]?.description ?? "", /customer's key/);
    const role = resources["mcp-catalog:index:ExecutionRole"];
    assert.deepEqual(Object.keys(role?.properties ?? {}).sort(), ["arn", "id", "keyArn"]);
  });

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
