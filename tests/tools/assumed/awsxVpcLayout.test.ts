import assert from "node:assert/strict";
import { plannedSubnets } from "../../../tools/assumed/awsxVpc/layout";

const zones = ["eu-west-1a", "eu-west-1b"];

describe("plannedSubnets", () => {
  const specs = [{ type: "Private" }, { type: "Public" }] as const;
  const blocks = (cidr: string, zoneNames: readonly string[] = zones) =>
    plannedSubnets("net", cidr, zoneNames, specs).map(({ name, cidrBlock }) => [name, cidrBlock]);

  for (const [cidr, public1, private1, public2, private2] of [
    ["10.0.0.0/16", "10.0.64.0/18", "10.0.0.0/18", "10.0.192.0/18", "10.0.128.0/18"],
    ["10.9.128.0/20", "10.9.132.0/22", "10.9.128.0/22", "10.9.140.0/22", "10.9.136.0/22"],
    ["192.168.7.0/24", "192.168.7.64/26", "192.168.7.0/26", "192.168.7.192/26", "192.168.7.128/26"],
    [
      "172.16.255.9/24",
      "172.16.255.64/26",
      "172.16.255.0/26",
      "172.16.255.192/26",
      "172.16.255.128/26",
    ],
  ] as const) {
    it(`divides ${cidr} evenly, in the order of the specs`, () => {
      assert.deepEqual(blocks(cidr), [
        ["net-public-1", public1],
        ["net-private-1", private1],
        ["net-public-2", public2],
        ["net-private-2", private2],
      ]);
    });
  }

  it("leaves room for a fourth zone if there are three", () => {
    assert.deepEqual(
      blocks("10.0.0.0/16", ["a", "b", "c"]).map(([, cidrBlock]) => cidrBlock),
      [
        "10.0.32.0/19",
        "10.0.0.0/19",
        "10.0.96.0/19",
        "10.0.64.0/19",
        "10.0.160.0/19",
        "10.0.128.0/19",
      ],
    );
  });
});
