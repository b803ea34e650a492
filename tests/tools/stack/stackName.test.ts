import assert from "node:assert/strict";
import { readStackConfig, UsageError } from "../../../tools/stack/readStackConfig";
import { inFolder } from "../../support/folder";

/** Reads a stack of the project `shop`, which has a file of `prod`. */
function read(given: string, others: Readonly<Record<string, string>> = {}) {
  const files = {
    "Pulumi.yaml": "name: shop\nruntime: nodejs\n",
    "Pulumi.prod.yaml": "config:\n  imageTag: v1\n",
    ...others,
  };
  return inFolder(files, (folder) => readStackConfig(folder, given));
}

/** The error for a stack that cannot be read. */
async function refusal(...args: Parameters<typeof read>): Promise<string> {
  const error: unknown = await read(...args).catch((reason: unknown) => reason);
  assert.ok(error instanceof UsageError, String(error));
  return error.message;
}

describe("The name of a stack", () => {
  for (const given of ["prod", "acme/prod", "acme/shop/prod", "organization/shop/prod"]) {
    it(`may be ${given}`, async () => {
      const { stack, values } = await read(given);
      assert.deepEqual([stack, values], ["prod", { "shop:imageTag": "v1" }]);
    });
  }

  it("is refused with another project, as after a new name in Pulumi.yaml", async () => {
    assert.equal(
      await refusal("acme/mcp-catalog/prod"),
      "acme/mcp-catalog/prod is a stack of the project mcp-catalog, and this is shop (name: in Pulumi.yaml). " +
        "Write prod, or rename the project: its stacks in Pulumi with pulumi stack rename, its name in Pulumi.yaml",
    );
  });

  it("is refused with an empty part or too many", async () => {
    for (const given of ["acme/", "/prod", "a/b/c/d", ""]) {
      assert.match(
        await refusal(given),
        / is not a stack: write prod, acme\/prod or acme\/shop\/prod$/,
      );
    }
  });

  it("has the stack's own name in the advice if there is no file", async () => {
    assert.equal(
      await refusal("acme/shop/staging"),
      "There is no Pulumi.staging.yaml. Stacks with a file here: prod. To add one: " +
        "cp Pulumi.prod.yaml Pulumi.staging.yaml, then pulumi stack init staging.",
    );
  });

  it("finds no file with another ending, and says so", async () => {
    assert.equal(
      await refusal("dev", { "Pulumi.dev.yml": "config:\n" }),
      "There is no Pulumi.dev.yaml, and Pulumi does not read Pulumi.dev.yml. Rename it: mv Pulumi.dev.yml Pulumi.dev.yaml",
    );
  });
});
