import assert from "node:assert/strict";
import { configurations } from "../../support/configurations";
import { plainSettings } from "../../support/configurations/plainSettings";

describe("The configurations for the oracles", () => {
  it("use the first value that is not the default, if none is written", () => {
    const plain = [
      "startUpSeconds=1",
      "longestRequestSeconds=1",
      "logRetentionDays=1",
      "displayName=Shop",
    ];
    const others = ["exec=true", "framework=none", "waf.rateLimit=10"];
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
