import assert from "node:assert/strict";
import { parsePrices, type PriceList } from "../../../operations/cost/priceList";
import { offerPrice, parseOffer } from "../../../operations/cost/refresh/offers";
import { products, type Product } from "../../../operations/cost/refresh/products";
import {
  priceChanges,
  RefreshError,
  refreshPrices,
} from "../../../operations/cost/refresh/refresh";

interface Entry {
  readonly usage: string;
  readonly usd: readonly string[];
  readonly family?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

/** A price list file in AWS's own form, with these products; several prices of one are tiers. */
function offerFile(entries: readonly Entry[]): string {
  const skus = entries.map((entry, index) => ({ sku: `SKU${index}`, ...entry }));
  return JSON.stringify({
    formatVersion: "v1.0",
    offerCode: "AmazonECS",
    publicationDate: "2026-09-11T12:46:10Z",
    products: Object.fromEntries(
      skus.map(({ sku, usage, family = "Compute", attributes }) => [
        sku,
        { sku, productFamily: family, attributes: { usagetype: usage, ...attributes } },
      ]),
    ),
    terms: {
      OnDemand: Object.fromEntries(skus.map(({ sku, usd }) => [sku, term(sku, usd)])),
      Reserved: {},
    },
  });
}

function term(sku: string, usd: readonly string[]) {
  const code = `${sku}.JRTCKXETXF`;
  const tiers = usd.map((price, index) => [
    `${code}.${index}`,
    {
      rateCode: `${code}.${index}`,
      beginRange: String(index * 10_240),
      endRange: index === usd.length - 1 ? "Inf" : String((index + 1) * 10_240),
      unit: "hours",
      pricePerUnit: { USD: price },
      appliesTo: [],
    },
  ]);
  return {
    [code]: {
      offerTermCode: "JRTCKXETXF",
      sku,
      effectiveDate: "2026-09-01T00:00:00Z",
      priceDimensions: Object.fromEntries(tiers) as unknown,
      termAttributes: {},
    },
  };
}

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
  it("is that of its usage type, whatever the region's prefix, and of no longer one", () => {
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

  it("is not that of another kind of load balancer, nor of a trust store", () => {
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

  it("may be told by an attribute, or begin with the region's own name", () => {
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

  it("is that of the first tier that is not free, for as many units as are asked for", () => {
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

  it("may be in several products at the same price, and not at several", () => {
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

  it("is not found where the product is missing, or costs nothing", () => {
    const reason = "AmazonECS Fargate-GB-Hours in us-east-1: no such product";
    assert.deepEqual(asked(memory, "us-east-1"), { found: false, reason });
    assert.deepEqual(asked(memory, "us-east-1", { usage: "Fargate-GB-Hours", usd: ["0.0"] }), {
      found: false,
      reason,
    });
  });

  it("is in a file with products and terms, and no other", () => {
    assert.throws(() => parseOffer('{"message":"Forbidden"}'), /is no price list/);
  });
});

const sources = Object.fromEntries(
  Object.values(products).map(({ service }) => [
    service,
    `https://aws.example/${service}/{region}.json`,
  ]),
);
const before: PriceList = parsePrices(
  JSON.stringify({
    sources: { ...sources, Fargate: "https://aws.amazon.com/fargate/pricing/" },
    regions: {
      "us-east-1": {
        fargateX86Memory: { usd: 0.004, source: "AmazonECS", date: "2026-01-01" },
        fargateSpotX86Memory: { usd: 0.0014, source: "Fargate", date: "2026-01-01" },
      },
    },
  }),
);

/** Every product of a service at 0.5 USD. */
function everything(service: string): string {
  const own = Object.values(products).filter((product) => product.service === service);
  return offerFile(
    own.map(({ usage, family, attributes }) => ({
      usage: usage[0] ?? "",
      usd: ["0.5"],
      family,
      attributes,
    })),
  );
}

function serviceAt(url: string): string {
  return /example\/(\w+)\//.exec(url)?.[1] ?? "";
}

describe("npm run prices", () => {
  it("takes every price from the lists, keeps what no list has, and says what it reads", async () => {
    const said: string[] = [];
    const asked: string[] = [];
    const after = await refreshPrices(before, ["us-east-1", "eu-north-1"], {
      get: (url) => {
        asked.push(url);
        return Promise.resolve(everything(serviceAt(url)));
      },
      today: "2026-11-22",
      say: (line) => void said.push(line),
    });
    const east = after.regions["us-east-1"];
    assert.deepEqual(east?.fargateX86Memory, { usd: 0.5, source: "AmazonECS", date: "2026-11-22" });
    assert.deepEqual(east?.secretCalls, {
      usd: 5000,
      source: "AWSSecretsManager",
      date: "2026-11-22",
    });
    assert.deepEqual(east?.fargateSpotX86Memory, before.regions["us-east-1"]?.fargateSpotX86Memory);
    assert.equal(after.regions["eu-north-1"]?.albHour?.usd, 0.5);
    assert.equal(new Set(asked).size, asked.length);
    assert.equal(said[0], `1 of ${asked.length}  us-east-1  AmazonECS`);
    assert.equal(said.length, asked.length);
    const changes = priceChanges(before, after);
    assert.ok(changes.includes("us-east-1 fargateX86Memory: 0.004 → 0.5"));
    assert.ok(changes.includes("eu-north-1 albHour: none → 0.5"));
  });

  it("names every product that is not in the lists, and refreshes nothing", async () => {
    const refresh = refreshPrices(before, ["us-east-1"], {
      get: (url) =>
        Promise.resolve(serviceAt(url) === "AWSELB" ? offerFile([]) : everything(serviceAt(url))),
      today: "2026-11-22",
      say: () => undefined,
    });
    await assert.rejects(refresh, (error: unknown) => {
      assert.ok(error instanceof RefreshError);
      assert.equal(
        error.message,
        [
          "Not in the price lists:",
          "  AWSELB LoadBalancerUsage in us-east-1: no such product",
          "  AWSELB LCUUsage in us-east-1: no such product",
        ].join("\n"),
      );
      return true;
    });
  });

  it("names the address that it cannot reach, with the cause", async () => {
    const refresh = refreshPrices(before, ["us-east-1"], {
      get: () =>
        Promise.reject(new Error("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND") })),
      today: "2026-11-22",
      say: () => undefined,
    });
    await assert.rejects(refresh, {
      message: "https://aws.example/AmazonECS/us-east-1.json: getaddrinfo ENOTFOUND",
    });
  });
});
