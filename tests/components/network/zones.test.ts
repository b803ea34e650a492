import assert from "node:assert/strict";
import { firstTwo, zonesWithoutFargate } from "../../../components/network/zones";

describe("zonesWithoutFargate", () => {
  it("names the zone to leave out if there is one", () => {
    assert.deepEqual(zonesWithoutFargate("us-east-1"), ["use1-az3"]);
    assert.deepEqual(zonesWithoutFargate("us-west-1"), ["usw1-az2"]);
    assert.deepEqual(zonesWithoutFargate("ap-northeast-1"), ["apne1-az3"]);
    assert.deepEqual(zonesWithoutFargate("ca-central-1"), ["cac1-az3"]);
  });

  it("is empty elsewhere", () => {
    assert.deepEqual(zonesWithoutFargate("eu-west-1"), []);
    assert.deepEqual(zonesWithoutFargate("us-east-2"), []);
  });
});

describe("firstTwo", () => {
  it("takes the first two by id, in whichever order they come", () => {
    assert.deepEqual(firstTwo(["z-4", "z-1", "z-6", "z-2"]), ["z-1", "z-2"]);
    assert.deepEqual(firstTwo(["z-2", "z-6", "z-1", "z-4"]), ["z-1", "z-2"]);
  });

  it("takes all of them if there are fewer", () => {
    assert.deepEqual(firstTwo(["z-1"]), ["z-1"]);
    assert.deepEqual(firstTwo([]), []);
  });

  it("leaves the given list as it was", () => {
    const given = ["z-2", "z-1"];
    firstTwo(given);
    assert.deepEqual(given, ["z-2", "z-1"]);
  });
});
