import assert from "node:assert/strict";
import { formatPrices, parsePrices, type PriceList } from "../../../operations/cost/priceList";
import { products } from "../../../operations/cost/refresh/products";
import {
  priceChanges,
  RefreshError,
  refreshPrices,
} from "../../../operations/cost/refresh/refresh";
import { offerFile } from "./offerFile";

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
    const east = after.regions["us-east-1"] ?? {};
    assert.deepEqual(east.fargateX86Memory, { usd: 0.5, source: "AmazonECS", date: "2026-11-22" });
    assert.deepEqual(east.secretCalls, {
      usd: 5000,
      source: "AWSSecretsManager",
      date: "2026-11-22",
    });
    assert.deepEqual(east.fargateSpotX86Memory, before.regions["us-east-1"]?.fargateSpotX86Memory);
    assert.equal(after.regions["eu-north-1"]?.albHour?.usd, 0.5);
    assert.equal(new Set(asked).size, asked.length);
    assert.equal(said[0], `1 of ${asked.length}  us-east-1  AmazonECS`);
    assert.equal(said.length, asked.length);
    const changes = priceChanges(before, after);
    assert.ok(changes.includes("us-east-1 fargateX86Memory: 0.004 → 0.5"));
    assert.ok(changes.includes("eu-north-1 albHour: none → 0.5"));
  });

  it("leaves a list that is as a list should be: a source for each price, and none for nothing", async () => {
    const sparse = {
      sources: { ECR: "https://aws.amazon.com/ecr/pricing/" },
      regions: { "eu-north-1": { ecrStorage: { usd: 0.1, source: "ECR", date: "2026-01-01" } } },
    };
    const asked: string[] = [];
    const after = await refreshPrices(sparse, ["eu-north-1"], {
      get: (url) => {
        asked.push(url);
        return Promise.resolve(everything(/aws\/(\w+)\//.exec(url)?.[1] ?? ""));
      },
      today: "2026-11-22",
      say: () => undefined,
    });
    assert.deepEqual(parsePrices(formatPrices(after)), after);
    const used = Object.values(after.regions["eu-north-1"] ?? {}).map(({ source }) => source);
    assert.deepEqual(Object.keys(after.sources).sort(), [...new Set(used)].sort());
    assert.ok(!("ECR" in after.sources), "its one price is from the price list of AmazonECR now");
    const lists = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws";
    assert.ok(asked.includes(`${lists}/AmazonECS/current/eu-north-1/index.json`));
    assert.ok(asked.includes(`${lists}/AmazonRoute53/current/index.json`));
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
