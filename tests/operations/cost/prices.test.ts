import assert from "node:assert/strict";
import * as fs from "node:fs";
import { priceKeys } from "../../../operations/cost/items";
import {
  formatPrices,
  parsePrices,
  pricesFile,
  readPrices,
} from "../../../operations/cost/priceList";

const valid = {
  sources: { AmazonECS: "https://aws.amazon.com/fargate/pricing/" },
  regions: {
    "us-east-1": { fargateX86Vcpu: { usd: 0.04048, source: "AmazonECS", date: "2026-09-28" } },
  },
};

/** There may be more: npm run prices adds what it is asked for. */
const askedFor = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-northeast-1",
  "ap-northeast-2",
];

function refused(change: (list: typeof valid) => unknown, pattern: RegExp): void {
  const list = structuredClone(valid);
  assert.throws(
    () => parsePrices(JSON.stringify(change(list)), "list.json"),
    (error: unknown) => {
      assert.ok(error instanceof Error);
      assert.match(error.message, pattern);
      return true;
    },
  );
}

describe("prices.json", () => {
  it("has the regions that are asked for most, each with what a stack needs to run", () => {
    const { regions } = readPrices();
    for (const region of askedFor) assert.ok(regions[region], region);
    const needed = [
      "fargateX86Vcpu",
      "fargateX86Memory",
      "fargateArmVcpu",
      "fargateArmMemory",
      "albHour",
      "albLcu",
      "publicIpv4",
      "endpointHour",
      "logsIngest",
    ] as const;
    for (const [region, prices] of Object.entries(regions)) {
      for (const key of needed) assert.ok(prices[key], `${region} ${key}`);
    }
  });

  it("has every source over HTTPS, from AWS itself, and uses each", () => {
    const { sources, regions } = readPrices();
    const used = Object.values(regions).flatMap((prices) =>
      Object.values(prices).map(({ source }) => source),
    );
    for (const [name, url] of Object.entries(sources)) {
      assert.match(url, /^https:\/\/(aws\.amazon\.com|pricing\.us-east-1\.amazonaws\.com)\//);
      assert.ok(used.includes(name), name);
    }
  });

  it("has Spot at less than half the list price, as it is sold", () => {
    for (const [region, prices] of Object.entries(readPrices().regions)) {
      const { fargateX86Vcpu, fargateSpotX86Vcpu } = prices;
      if (!fargateX86Vcpu || !fargateSpotX86Vcpu) continue;
      assert.ok(fargateSpotX86Vcpu.usd < fargateX86Vcpu.usd / 2, region);
    }
  });

  it("is written as it is, so that a refresh changes prices and nothing else", () => {
    assert.equal(formatPrices(readPrices()), fs.readFileSync(pricesFile, "utf8"));
  });

  it("keeps the order of its items in each region", () => {
    for (const prices of Object.values(readPrices().regions)) {
      const keys = Object.keys(prices);
      assert.deepEqual(
        keys,
        priceKeys.filter((key) => keys.includes(key)),
      );
    }
  });
});

describe("A price list", () => {
  it("is read as it is written", () => {
    assert.deepEqual(parsePrices(JSON.stringify(valid)), valid);
  });

  it("is refused with an item that nobody knows", () => {
    refused(
      ({ sources }) => ({
        sources,
        regions: { "us-east-1": { fargateRiscVcpu: valid.regions["us-east-1"].fargateX86Vcpu } },
      }),
      /^list\.json: [^]*fargateRiscVcpu/,
    );
  });

  it("is refused with a price below zero, without a date, or from a source it does not name", () => {
    const price = valid.regions["us-east-1"].fargateX86Vcpu;
    const withPrice = (other: object) => () => ({
      ...valid,
      regions: { "us-east-1": { fargateX86Vcpu: { ...price, ...other } } },
    });
    refused(withPrice({ usd: -1 }), /fargateX86Vcpu\.usd/);
    refused(withPrice({ perMonth: 1 }), /perMonth/);
    refused(withPrice({ date: "yesterday" }), /fargateX86Vcpu\.date/);
    refused(
      withPrice({ source: "hearsay" }),
      /us-east-1\.fargateX86Vcpu has the source hearsay, which sources lacks/,
    );
  });

  it("is refused with a region that is none", () => {
    refused(({ sources }) => ({ sources, regions: { Virginia: {} } }), /Virginia/);
  });
});
