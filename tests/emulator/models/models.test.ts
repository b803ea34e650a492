import assert from "node:assert/strict";
import * as fs from "node:fs";
import { modelsFile } from "../../../tools/calls/limits";
import { readModels, written } from "./models";

describe("AWS's service models", () => {
  it("say what tools/calls/limits/models.json has", async () => {
    const now = written(await readModels());
    const message = "node -r ts-node/register tests/emulator/models/write.ts writes it anew";
    assert.equal(fs.readFileSync(modelsFile, "utf8"), now, message);
  });
});
