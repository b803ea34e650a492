import assert from "node:assert/strict";
import { settingRows } from "../../tools/readme/settingRows";
import { configurations } from "../support/configurations";

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
});

/** Whether `network={"mode":"default"}` or `network.mode=default` says something about `network.mode`. */
function touches(setting: string, key: string): boolean {
  const at = setting.indexOf("=");
  const name = setting.slice(0, at);
  if (name === key || name.startsWith(`${key}.`)) return true;
  if (!key.startsWith(`${name}.`)) return false;
  const path = key.slice(name.length + 1).split(".");
  return (
    path.reduce<unknown>(
      (value, part) => (value as Readonly<Record<string, unknown>> | undefined)?.[part],
      JSON.parse(setting.slice(at + 1)),
    ) !== undefined
  );
}
