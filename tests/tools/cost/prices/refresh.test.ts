import assert from "node:assert/strict";
import { priceKeys } from "../../../../tools/cost/items";
import { formatPrices, type PriceList } from "../../../../tools/cost/priceList";
import { parsePrices } from "../../../../tools/cost/refresh/parsePrices";
import { products } from "../../../../tools/cost/refresh/products";
import { priceChanges, refreshPrices } from "../../../../tools/cost/refresh/refresh";
import { csvLines, offerFile, row } from "./offerFile";

const sources = Object.fromEntries(
  Object.values(products).map(({ service }) => [
    service,
    `https://aws.example/${service}/{region}.${service === "AmazonEC2" ? "csv" : "json"}`,
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
const spot = before.regions["us-east-1"]?.fargateSpotX86Memory;

function ofService(service: string) {
  return Object.values(products).filter((product) => product.service === service);
}

/** Every product of a service at 0.5 USD. */
function everything(service: string): string {
  return offerFile(
    ofService(service).map(({ usage, family, attributes }) => ({
      usage: usage[0] ?? "",
      usd: ["0.5"],
      family,
      attributes,
    })),
  );
}

async function* everyLine(service: string): AsyncGenerator<string> {
  const rows = ofService(service).map(({ usage, family = "" }) =>
    row({
      usageType: usage[0] ?? "",
      "Product Family": family,
      PricePerUnit: "0.5",
      "Operating System": "Linux",
      Tenancy: "Shared",
      CapacityStatus: "Used",
      "Pre Installed S/W": "NA",
    }),
  );
  yield* await Promise.resolve(csvLines(rows));
}

function serviceAt(url: string): string {
  return /(?:example|aws)\/(\w+)\//.exec(url)?.[1] ?? "";
}

/** AWS's lists with every product, except for the lists that a test replaces. */
function ports(get: (service: string) => string = everything) {
  const [asked, said]: [string[], string[]] = [[], []];
  return {
    asked,
    said,
    today: "2026-11-22",
    say: (line: string) => void said.push(line),
    get: (url: string) => {
      asked.push(url);
      return Promise.resolve(serviceAt(url)).then(get);
    },
    lines: (url: string) => {
      asked.push(url);
      return everyLine(serviceAt(url));
    },
  };
}

describe("npx catalog prices", () => {
  it("takes every price from the lists, keeps prices that no list has, and says what it reads", async () => {
    const world = ports();
    const { list, misses } = await refreshPrices(before, ["us-east-1", "eu-north-1"], world);
    assert.deepEqual(misses, []);
    const east = list.regions["us-east-1"] ?? {};
    assert.deepEqual(east.fargateX86Memory, { usd: 0.5, source: "AmazonECS", date: "2026-11-22" });
    assert.deepEqual(east.secretCalls, {
      usd: 5000,
      source: "AWSSecretsManager",
      date: "2026-11-22",
    });
    assert.deepEqual(east.fargateSpotX86Memory, spot);
    assert.deepEqual(
      priceKeys.filter((key) => !products[key] && !/Spot/.test(key)),
      ["insightsMetric", "xrayTraces"],
      "what README says that no list has",
    );
    for (const key of priceKeys) if (products[key]) assert.ok(east[key], key);
    assert.equal(list.regions["eu-north-1"]?.natHour?.usd, 0.5);
    assert.equal(new Set(world.asked).size, world.asked.length);
    assert.equal(world.said[0], `1 of ${world.asked.length}  us-east-1  AmazonECS`);
    assert.equal(world.said.length, world.asked.length);
    const changes = priceChanges(before, list);
    assert.ok(changes.includes("us-east-1 fargateX86Memory: 0.004 → 0.5"));
    assert.ok(changes.includes("eu-north-1 albHour: none → 0.5"));
  });

  it("writes a valid list, with a source for each price, and no unused source", async () => {
    const sparse = {
      sources: { ECR: "https://aws.amazon.com/ecr/pricing/" },
      regions: { "eu-north-1": { ecrStorage: { usd: 0.1, source: "ECR", date: "2026-01-01" } } },
    };
    const world = ports();
    const { list } = await refreshPrices(sparse, ["eu-north-1"], world);
    assert.deepEqual(parsePrices(formatPrices(list)), list);
    const used = Object.values(list.regions["eu-north-1"] ?? {}).map(({ source }) => source);
    assert.deepEqual(Object.keys(list.sources).sort(), [...new Set(used)].sort());
    assert.ok(!("ECR" in list.sources), "its one price is from the price list of AmazonECR now");
    const lists = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws";
    assert.ok(world.asked.includes(`${lists}/AmazonECS/current/eu-north-1/index.json`));
    assert.ok(world.asked.includes(`${lists}/AmazonEC2/current/eu-north-1/index.csv`));
    assert.ok(world.asked.includes(`${lists}/AmazonRoute53/current/index.json`));
  });

  it("gives up after one line if the lists cannot be reached at all", async () => {
    const world = ports(() => {
      throw new TypeError("fetch failed", {
        cause: new Error("getaddrinfo ENOTFOUND aws.example"),
      });
    });
    const { list, misses } = await refreshPrices(before, ["us-east-1", "eu-north-1"], world);
    assert.equal(list, before);
    assert.deepEqual(misses, [
      "AWS's price lists cannot be reached: getaddrinfo ENOTFOUND aws.example",
    ]);
    assert.equal(world.asked.length, 1);
  });

  it("names every product that is missing in the lists, keeps its price, and takes the rest", async () => {
    const world = ports((service) => (service === "AWSELB" ? offerFile([]) : everything(service)));
    const { list, misses } = await refreshPrices(before, ["us-east-1"], world);
    assert.deepEqual(misses, [
      "AWSELB LoadBalancerUsage in us-east-1: no such product",
      "AWSELB LCUUsage in us-east-1: no such product",
    ]);
    const { albHour, logsIngest } = list.regions["us-east-1"] ?? {};
    assert.deepEqual([albHour, logsIngest?.usd], [undefined, 0.5]);
  });

  it("reports no price as missing if no region's list has it", async () => {
    const world = ports((service) =>
      everything(service).replaceAll("DashboardsUsageHour", "Other"),
    );
    const { list, misses } = await refreshPrices(before, ["us-east-1"], world);
    assert.deepEqual(misses, []);
    assert.equal(list.regions["us-east-1"]?.dashboardMonth, undefined);
  });

  it("names the addresses that it cannot read, with the cause, and does not change the list", async () => {
    const unreachable = () => {
      throw new Error("fetch failed", { cause: new Error("socket hang up") });
    };
    const world = { ...ports(unreachable), lines: unreachable };
    const { list, misses } = await refreshPrices(before, ["us-east-1", "eu-north-1"], world);
    assert.equal(misses[0], "https://aws.example/AmazonECS/us-east-1.json: socket hang up");
    assert.equal(misses.length, 2 * Object.keys(sources).length);
    assert.deepEqual(list.regions, before.regions, "a region without a price is not added");
  });
});
