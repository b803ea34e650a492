import assert from "node:assert/strict";
import { patientAsk } from "../../../components/common/lookUps";
import { sameAccount } from "../../../components/account/sameAccount";
import { run } from "../../support/program";

const confirm = (accountId: () => Promise<string | undefined>) =>
  run(async () => ({ account: await sameAccount({ accountId }, patientAsk(60), {}) }), {
    lookups: { "aws:index/getCallerIdentity:getCallerIdentity": { accountId: "123456789012" } },
  });

describe("The provider's account and the account of the program's own calls", () => {
  it("may be the same, or unknown", async () => {
    for (const own of ["123456789012", undefined]) {
      const found = await confirm(() => Promise.resolve(own));
      assert.deepEqual(found.outputs, { account: "123456789012" });
    }
  });

  it("must not differ", async () => {
    await assert.rejects(
      confirm(() => Promise.resolve("999999999999")),
      /The stack is in account 123456789012, and the credentials that this program finds are of account 999999999999\./,
    );
  });

  it("must both be known", async () => {
    await assert.rejects(
      confirm(() => Promise.reject(new Error("The security token is expired"))),
      /aws:region: whose credentials these are \(sts:GetCallerIdentity\)\n {4}The security token is expired/,
    );
  });
});
