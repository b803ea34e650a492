import assert from "node:assert/strict";
import { previewFile } from "./previewFile";

describe("previewStack without a region in the stack file", () => {
  const names = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;
  const before = names.map((name) => [name, process.env[name]] as const);
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  });

  it("takes the shell's, as every AWS tool does", async () => {
    process.env["AWS_REGION"] = "eu-central-1";
    const config = ["mcp-catalog:imageTag: v1"];
    assert.equal((await previewFile(config)).region, "eu-central-1");
    assert.equal((await previewFile([...config, "aws:region: eu-west-1"])).region, "eu-west-1");
  });

  it("is refused if the shell has none", async () => {
    for (const name of names) Reflect.deleteProperty(process.env, name);
    await assert.rejects(previewFile(["mcp-catalog:imageTag: v1"]), /aws:region/);
  });
});
