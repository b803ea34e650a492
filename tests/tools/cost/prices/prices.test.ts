import assert from "node:assert/strict";
import * as fs from "node:fs";
import { priceKeys } from "../../../../tools/cost/items";
import { formatPrices, pricesFile, readPrices } from "../../../../tools/cost/priceList";
import { parsePrices } from "../../../../tools/cost/refresh/parsePrices";
import { alike, askedFor, pairs, plausible } from "./plausible";

const valid = {
  sources: { AmazonECS: "https://aws.amazon.com/fargate/pricing/" },
  regions: {
    "us-east-1": { fargateX86Vcpu: { usd: 0.04048, source: "AmazonECS", date: "2026-09-28" } },
  },
};

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

  it("has every source over HTTPS, AWS itself or a copy of its list that stays as it is, and uses each", () => {
    const { sources, regions } = readPrices();
    const used = Object.values(regions).flatMap((prices) =>
      Object.values(prices).map(({ source }) => source),
    );
    for (const [name, url] of Object.entries(sources)) {
      assert.match(
        url,
        /^https:\/\/(aws\.amazon\.com|pricing\.us-east-1\.amazonaws\.com|github\.com\/[^/]+\/[^/]+\/blob\/[0-9a-f]{40})\//,
      );
      assert.ok(used.includes(name), name);
    }
  });

  it("has prices of a plausible size, and ARM64 a fifth below x86", () => {
    for (const [region, prices] of Object.entries(readPrices().regions)) {
      for (const key of priceKeys) {
        const [least, most] = plausible[key];
        const usd = prices[key]?.usd;
        assert.ok(usd === undefined || (usd >= least && usd <= most), `${region} ${key} ${usd}`);
      }
      for (const [arm, x86] of pairs) {
        const ratio = (prices[arm]?.usd ?? NaN) / (prices[x86]?.usd ?? NaN);
        assert.ok(!(ratio <= 0.7 || ratio >= 0.9), `${region} ${arm} ${ratio}`);
      }
    }
  });

  it("has the same price everywhere for what AWS prices alike in all regions", () => {
    const { regions } = readPrices();
    for (const region of askedFor) {
      for (const key of alike) {
        const usd = regions[region]?.[key]?.usd;
        assert.equal(usd, regions["us-east-1"]?.[key]?.usd, `${region} ${key}`);
      }
    }
  });

  it("has Spot at less than half the list price, as it is sold", () => {
    for (const [region, prices] of Object.entries(readPrices().regions)) {
      const { fargateX86Vcpu, fargateSpotX86Vcpu } = prices;
      if (!fargateX86Vcpu || !fargateSpotX86Vcpu) continue;
      assert.ok(fargateSpotX86Vcpu.usd < fargateX86Vcpu.usd / 2, region);
    }
  });

  it("is valid, which readPrices takes for granted", () => {
    assert.deepEqual(parsePrices(fs.readFileSync(pricesFile, "utf8")), readPrices());
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

  it("is refused with an unknown item", () => {
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

  it("is refused with an unknown region", () => {
    refused(({ sources }) => ({ sources, regions: { Virginia: {} } }), /Virginia/);
  });
});
