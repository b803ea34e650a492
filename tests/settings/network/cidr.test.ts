import assert from "node:assert/strict";
import { isDnsServerCidr, isNetworkCidr } from "../../../settings/rules/cidr";

const networks = [
  "10.0.0.0/16",
  "10.255.0.0/16",
  "172.16.0.0/16",
  "192.168.0.0/16",
  "10.1.128.0/17",
  "10.1.64.0/18",
  "10.1.240.0/20",
  "10.1.254.0/23",
  "10.1.255.0/24",
  "192.168.7.0/24",
];

const others = {
  "has a host bit in the last place": "10.0.0.1/16",
  "has a host bit in the third place": "10.0.1.0/16",
  "has its lowest host bit set": "10.1.255.1/24",
  "has its highest host bit set": "10.1.64.0/17",
  "is one address of a large network": "10.1.1.0/23",
  "is larger than AWS allows": "10.0.0.0/15",
  "is the whole of 10": "10.0.0.0/8",
  "has no room for four subnets": "10.0.0.0/25",
  "is one address": "10.0.0.0/32",
  "has no mask": "10.0.0.0",
  "has an empty mask": "10.0.0.0/",
  "has two masks": "10.0.0.0/16/16",
  "has a mask in words": "10.0.0.0/sixteen",
  "has a mask with a sign": "10.0.0.0/+16",
  "has a mask with a fraction": "10.0.0.0/16.0",
  "has a mask with a space": "10.0.0.0/ 16",
  "has a mask in hexadecimal": "10.0.0.0/0x10",
  "has a mask of dots": "10.0.0.0/255.255.0.0",
  "is IPv6": "fd00::/16",
  "is IPv4 in the form of IPv6": "::ffff:10.0.0.0/16",
  "has three parts": "10.0.0/16",
  "has five parts": "10.0.0.0.0/16",
  "has a part above 255": "10.256.0.0/16",
  "has a part with a leading zero": "010.0.0.0/16",
  "has a space before it": " 10.0.0.0/16",
  "has a line break behind it": "10.0.0.0/16\n",
  "is empty": "",
  "is only a mask": "/16",
};

describe("A network's address", () => {
  for (const cidr of networks) {
    it(`may be ${cidr}`, () => {
      assert.equal(isNetworkCidr(cidr), true);
    });
  }

  for (const [reason, cidr] of Object.entries(others)) {
    it(`is refused if it ${reason}`, () => {
      assert.equal(isNetworkCidr(cidr), false);
    });
  }

  it("has a mask from /16 to /24, and no other", () => {
    const masks = Array.from({ length: 40 }, (_, mask) => mask);
    assert.deepEqual(
      masks.filter((mask) => isNetworkCidr(`0.0.0.0/${mask}`)),
      [16, 17, 18, 19, 20, 21, 22, 23, 24],
    );
  });
});

describe("A DNS server's address", () => {
  it("is that of one server or of a network, with a mask from /8 to /32", () => {
    const masks = Array.from({ length: 40 }, (_, mask) => mask);
    assert.deepEqual(
      masks.filter((mask) => isDnsServerCidr(`0.0.0.0/${mask}`)),
      masks.slice(8, 33),
    );
    assert.equal(isDnsServerCidr("10.0.0.2/32"), true);
    assert.equal(isDnsServerCidr("10.0.0.2/31"), true);
    assert.equal(isDnsServerCidr("10.0.0.2/30"), false);
    assert.equal(isDnsServerCidr("10.0.0.2"), false);
  });
});
