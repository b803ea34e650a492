import assert from "node:assert/strict";
import { program } from "../../examples/own-program";
import { run } from "../support/program";

describe("A program of your own", () => {
  it("makes the components that it imports, and nothing else", async () => {
    const made = await run(program, {
      outputs: {
        "aws:ecr/repository:Repository": {
          registryId: "123456789012",
          repositoryUrl: "host/shop",
          arn: "repository-arn",
        },
        "aws:secretsmanager/secret:Secret": { arn: "secret-arn" },
      },
    });
    const components = made.resources.filter(({ custom }) => !custom).map(({ type }) => type);
    assert.deepEqual(components.sort(), [
      "mcp-catalog:accessLogs:AccessLogs",
      "mcp-catalog:appSecrets:AppSecrets",
      "mcp-catalog:guard:Guard",
      "mcp-catalog:registry:Registry",
      "mcp-catalog:taskRole:TaskRole",
    ]);
    assert.equal(made.one("aws:ecr/repository:Repository").inputs["name"], "shop");
    assert.equal(
      made.one("aws:s3/bucket:Bucket").inputs["bucket"],
      "shop-access-logs-123456789012",
    );
    assert.equal(made.outputs["repositoryUrl"], "host/shop");
    assert.deepEqual(made.outputs["secretArns"], ["secret-arn"]);
  });
});
