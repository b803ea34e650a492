import assert from "node:assert/strict";
import path from "node:path";
import { bakedValues } from "../../tools/push/baked";
import { builtImages, builtStage } from "./build";

describe("Values that a real build has compiled in", () => {
  const values = {
    NEXT_PUBLIC_STAGE: builtStage,
    NEXT_PUBLIC_OTHER: "a-value-of-nobody",
    NEXT_PUBLIC_DB_TYPE: "none",
    NEXT_DEPLOYMENT_ID: "deployment-id",
  };

  it("are found in the scripts of an app that spells them out", async () => {
    const { usual } = await builtImages();
    const { found, untold } = await bakedValues(path.join(usual, ".next"), values);
    assert.deepEqual(
      found.map(({ name }) => name),
      ["NEXT_PUBLIC_STAGE"],
    );
    assert.match(found[0]?.file ?? "", /^static\/chunks\/.+\.js$/);
    assert.deepEqual(untold, ["NEXT_PUBLIC_DB_TYPE"]);
  });

  it("do not exist in an app that reads them at run time, even if the build had them", async () => {
    const { example } = await builtImages();
    assert.deepEqual(await bakedValues(path.join(example, ".next"), values), {
      found: [],
      untold: ["NEXT_PUBLIC_DB_TYPE"],
    });
  });
});
