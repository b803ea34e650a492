import assert from "node:assert/strict";
import { machine, registry } from "./pushMachine";
import { runCatalog } from "../run";

describe("catalog push --if-missing", () => {
  it("builds only a missing version, and needs no Docker for one that is there", async () => {
    const there = ["push", "v1.0.0", "-s", "prod", "--if-missing"];
    const found = await runCatalog(there, registry());
    assert.deepEqual([found.code, found.out], [0, "v1.0.0 is in mcp-catalog already.\n"]);
    assert.ok(!found.calls.some(({ operation }) => operation === "GetSecretValue"));
    const { pushed, programs } = machine();
    const missing = ["push", "v2", "-s", "prod", "--if-missing"];
    assert.equal((await runCatalog(missing, registry(pushed), { programs })).code, 0);
    assert.deepEqual(pushed, ["v2", "latest"]);
    assert.equal((await runCatalog(["push", "--list", "--if-missing"], registry())).code, 2);
  });
});
