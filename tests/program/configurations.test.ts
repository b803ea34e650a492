import assert from "node:assert/strict";
import { settingRows } from "../../tools/readme/settingRows";
import { configurations } from "../support/configurations";
import { plainSettings, touches } from "../support/plainSettings";

/** Secrets have no place in a command's arguments, and the account is for whoever runs the stack. */
const elsewhere =
  /^(?:aws:(?:profile|allowedAccountIds|assumeRoles)|secrets|supabaseUrl|supabaseKey)$/;

describe("The configurations that the oracles look at", () => {
  const settings = Object.values(configurations).flatMap((each) => each.settings);

  it("touch every setting", () => {
    const missing = settingRows()
      .map(({ key }) => key)
      .filter((key) => !elsewhere.test(key) && !settings.some((each) => touches(each, key)));
    assert.deepEqual(missing, []);
  });

  it("take the first value that is not the default, if nobody has written one", () => {
    const plain = ["startUpSeconds=1", "longestRequestSeconds=1", "logRetentionDays=1"];
    const others = ["exec=true", 'framework="none"', "waf.rateLimit=10"];
    const chosen = (given: readonly string[]) =>
      plainSettings(given).filter((each) => [...plain, ...others].includes(each));
    assert.deepEqual([...chosen([])].sort(), [...plain, ...others].sort());
    assert.deepEqual(chosen(["exec=false", "framework=none", 'waf={"rateLimit":10}']), plain);
    assert.deepEqual(
      plain.filter((each) => !configurations["with other plain values"]?.settings.includes(each)),
      [],
    );
  });
});
