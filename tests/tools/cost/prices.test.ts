import assert from "node:assert/strict";
import * as fs from "node:fs";
import { priceKeys, type PriceKey } from "../../../tools/cost/items";
import { formatPrices, pricesFile, readPrices } from "../../../tools/cost/priceList";
import { parsePrices } from "../../../tools/cost/refresh/parsePrices";

const valid = {
  sources: { AmazonECS: "https://aws.amazon.com/fargate/pricing/" },
  regions: {
    "us-east-1": { fargateX86Vcpu: { usd: 0.04048, source: "AmazonECS", date: "2026-09-28" } },
  },
};

/** There may be more regions, because npx catalog prices can add any. */
const askedFor = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-northeast-1",
  "ap-northeast-2",
];

/** A range around the prices of all regions, so that a misplaced decimal point is found. */
const plausible: Readonly<Record<PriceKey, readonly [number, number]>> = {
  fargateX86Vcpu: [0.03, 0.08],
  fargateX86Memory: [0.003, 0.009],
  fargateArmVcpu: [0.025, 0.065],
  fargateArmMemory: [0.0025, 0.0075],
  fargateSpotX86Vcpu: [0.008, 0.05],
  fargateSpotX86Memory: [0.0008, 0.005],
  fargateSpotArmVcpu: [0.006, 0.04],
  fargateSpotArmMemory: [0.0006, 0.004],
  fargateStorage: [0.00008, 0.0003],
  albHour: [0.02, 0.04],
  albLcu: [0.008, 0.011],
  publicIpv4: [0.004, 0.006],
  natHour: [0.04, 0.1],
  natGb: [0.04, 0.1],
  t4gNanoHour: [0.0025, 0.008],
  gp3Month: [0.07, 0.16],
  endpointHour: [0.01, 0.02],
  endpointGb: [0.004, 0.015],
  secretMonth: [0.3, 0.6],
  secretCalls: [0.04, 0.08],
  logsIngest: [0.4, 1],
  logsStorage: [0.02, 0.05],
  vendedLogs: [0.25, 1],
  alarmMetric: [0.08, 0.15],
  compositeAlarm: [0.4, 0.75],
  dashboardMonth: [2, 5],
  customMetric: [0.2, 0.5],
  insightsMetric: [0.05, 0.15],
  ecrStorage: [0.08, 0.15],
  kmsKey: [0.8, 1.5],
  wafAcl: [4, 7],
  wafRule: [0.8, 1.5],
  wafRequests: [0.5, 0.9],
  s3Storage: [0.02, 0.045],
  healthCheck: [0.4, 0.8],
  healthCheckOption: [0.8, 2],
  hostedZone: [0.4, 0.8],
  xrayTraces: [4, 8],
  dataOut: [0.05, 0.2],
};

/**
 * https://aws.amazon.com/cloudwatch/pricing/ and the pages of the other services, for all regions
 * except China and GovCloud.
 */
const alike = [
  "publicIpv4",
  "albLcu",
  "secretMonth",
  "secretCalls",
  "alarmMetric",
  "compositeAlarm",
  "dashboardMonth",
  "customMetric",
  "ecrStorage",
  "kmsKey",
  "wafAcl",
  "wafRule",
  "wafRequests",
  "healthCheck",
  "healthCheckOption",
  "hostedZone",
  "xrayTraces",
] as const;

const pairs = [
  ["fargateArmVcpu", "fargateX86Vcpu"],
  ["fargateArmMemory", "fargateX86Memory"],
  ["fargateSpotArmVcpu", "fargateSpotX86Vcpu"],
  ["fargateSpotArmMemory", "fargateSpotX86Memory"],
] as const;

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
