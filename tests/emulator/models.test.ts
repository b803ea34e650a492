import assert from "node:assert/strict";
import { published } from "../../tools/published";
import { readModels } from "../tools/published/calls";

describe("AWS's service models", () => {
  it("say what tools/published/aws.json has", async () => {
    const { botocore, regions, calls } = published();
    assert.deepEqual({ botocore, regions, calls }, await readModels(), "stale: bash .ci/published");
  });
});
