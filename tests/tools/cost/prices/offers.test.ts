import assert from "node:assert/strict";
import { offerPrice, parseOffer } from "../../../../tools/cost/refresh/offers";
import type { PriceKey } from "../../../../tools/cost/items";
import { products, type Product } from "../../../../tools/cost/refresh/products";
import { offerFile, type Entry } from "./offerFile";

const memory: Product = { service: "AmazonECS", usage: ["Fargate-GB-Hours"] };
const balancer: Product = {
  service: "AWSELB",
  usage: ["LoadBalancerUsage"],
  family: "Load Balancer-Application",
};

function asked(product: Product, region: string, ...entries: readonly Entry[]) {
  return offerPrice(parseOffer(offerFile(entries)), region, product);
}

describe("A price in a price list file", () => {
  it("is that of its usage type, with any region's prefix, but not of a longer usage type", () => {
    const others = [
      { usage: "EUC1-Fargate-ARM-GB-Hours", usd: ["0.0040900000"] },
      { usage: "EUC1-SpotUsage-Fargate-GB-Hours", usd: ["0.0010000000"] },
      { usage: "EUC1-Fargate-Windows-GB-Hours", usd: ["0.0100000000"] },
    ];
    for (const usage of ["EUC1-Fargate-GB-Hours", "Fargate-GB-Hours", "EU-Fargate-GB-Hours"]) {
      const answer = asked(memory, "eu-central-1", ...others, { usage, usd: ["0.0051100000"] });
      assert.deepEqual(answer, { found: true, usd: 0.00511 });
    }
  });

  it("is not that of another kind of load balancer, or of a trust store", () => {
    const family = "Load Balancer-Application";
    const answer = asked(
      balancer,
      "us-east-1",
      { usage: "LoadBalancerUsage", usd: ["0.0225"], family },
      { usage: "LoadBalancerUsage", usd: ["0.0200"], family: "Load Balancer-Network" },
      { usage: "TS-LoadBalancerUsage", usd: ["0.0056"], family },
      { usage: "USE1-TS-LoadBalancerUsage", usd: ["0.0056"], family },
    );
    assert.deepEqual(answer, { found: true, usd: 0.0225 });
  });

  it("may depend on an attribute, or begin with the region's own name", () => {
    const bucket: Product = {
      service: "AmazonS3",
      usage: ["TimedStorage-ByteHrs"],
      attributes: { volumeType: "Standard" },
    };
    const answer = asked(
      bucket,
      "us-east-1",
      {
        usage: "TimedStorage-ByteHrs",
        usd: ["0.0230", "0.0220"],
        attributes: { volumeType: "Standard" },
      },
      { usage: "TimedStorage-ByteHrs", usd: ["0.0100"], attributes: { volumeType: "Tags" } },
    );
    assert.deepEqual(answer, { found: true, usd: 0.023 });
    const key: Product = { service: "awskms", usage: ["KMS-Keys"] };
    assert.deepEqual(
      asked(key, "us-east-1", { usage: "us-east-1-KMS-Keys", usd: ["1.0000000000"] }),
      {
        found: true,
        usd: 1,
      },
    );
  });

  it("is that of the first tier that is not free, for any number of units", () => {
    const calls: Product = {
      service: "AWSSecretsManager",
      usage: ["AWSSecretsManagerAPIRequest"],
      factor: 10_000,
    };
    const usage = "APN1-AWSSecretsManagerAPIRequest";
    assert.deepEqual(
      asked(calls, "ap-northeast-1", { usage, usd: ["0.0000000000", "0.0000050000", "0.000001"] }),
      {
        found: true,
        usd: 0.05,
      },
    );
  });

  it("may be in several products if they cost the same", () => {
    const same = [
      { usage: "USE1-Fargate-GB-Hours", usd: ["0.004445"] },
      { usage: "Fargate-GB-Hours", usd: ["0.0044450000"] },
    ];
    assert.deepEqual(asked(memory, "us-east-1", ...same), { found: true, usd: 0.004445 });
    assert.deepEqual(
      asked(memory, "us-east-1", ...same, { usage: "Fargate-GB-Hours", usd: ["0.005"] }),
      {
        found: false,
        reason: "AmazonECS Fargate-GB-Hours in us-east-1: several prices, 0.004445, 0.005",
      },
    );
  });

  it("is not found if the product is missing, or costs nothing", () => {
    const reason = "AmazonECS Fargate-GB-Hours in us-east-1: no such product";
    assert.deepEqual(asked(memory, "us-east-1"), { found: false, reason });
    assert.deepEqual(asked(memory, "us-east-1", { usage: "Fargate-GB-Hours", usd: ["0.0"] }), {
      found: false,
      reason,
    });
  });

  it("belongs to the region itself, and not to a Local Zone", () => {
    const zone = { locationType: "AWS Local Zone" };
    const answer = asked(
      memory,
      "us-west-2",
      { usage: "LAX1-Fargate-GB-Hours", usd: ["0.009"], attributes: zone },
      {
        usage: "USW2-Fargate-GB-Hours",
        usd: ["0.004445"],
        attributes: { locationType: "AWS Region" },
      },
    );
    assert.deepEqual(answer, { found: true, usd: 0.004445 });
  });

  it("is that of web ACLs, dashboards and data out under the names that AWS has for them", () => {
    const price = (key: PriceKey, ...entries: readonly Entry[]) => {
      const product = products[key];
      assert.ok(product);
      return asked(product, "eu-central-1", ...entries);
    };
    const shield = { usage: "EUC1-ShieldProtected-WebACLV2", usd: ["0.0"] };
    const acl = { usage: "EUC1-WebACLV2", usd: ["5.0000000000"] };
    assert.deepEqual(price("wafAcl", shield, acl), { found: true, usd: 5 });
    assert.deepEqual(price("wafRule", { usage: "EUC1-RuleV2", usd: ["1.0"] }), {
      found: true,
      usd: 1,
    });
    assert.deepEqual(
      price("wafRequests", { usage: "EUC1-RequestV2-Tier1", usd: ["0.0000006000"] }),
      { found: true, usd: 0.6 },
    );
    assert.deepEqual(price("dashboardMonth", { usage: "DashboardsUsageHour", usd: ["0", "3.0"] }), {
      found: true,
      usd: 3,
    });
    const out = (toLocation: string, usd: string) => ({
      usage: "EUC1-DataTransfer-Out-Bytes",
      usd: [usd, "0.085"],
      attributes: { transferType: "AWS Outbound", toLocation },
    });
    assert.deepEqual(price("dataOut", out("External", "0.09"), out("EU (Paris)", "0.02")), {
      found: true,
      usd: 0.09,
    });
    assert.deepEqual(
      price("secretMonth", { usage: "EUC1-AWSSecretsManager-Secret", usd: ["0.4"] }),
      { found: true, usd: 0.4 },
    );
  });

  it("is in a file with products and terms, and in no other", () => {
    assert.throws(() => parseOffer('{"message":"Forbidden"}'), /is not a price list/);
  });
});
