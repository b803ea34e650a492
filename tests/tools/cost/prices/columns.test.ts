import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { csvPrices } from "../../../../tools/cost/refresh/csv";
import { linesAt, textAt } from "../../../../tools/cost/refresh/download";
import type { Product } from "../../../../tools/cost/refresh/products";
import { serving } from "../../../support/loopback";
import { csvLines, row } from "./offerFile";

const nat: Product = { service: "AmazonEC2", usage: ["NatGateway-Hours"], family: "NAT Gateway" };
const nano: Product = {
  service: "AmazonEC2",
  usage: ["BoxUsage:t4g.nano"],
  attributes: { operatingSystem: "Linux", preInstalledSw: "NA" },
};

/** A server of one file on this machine, which a function reads. */
function served<T>(
  answer: (response: ServerResponse) => void,
  ask: (url: string) => Promise<T>,
): Promise<T> {
  return serving(
    (_, response) => {
      answer(response);
    },
    ({ url }) => ask(`${url}/index.csv`),
  );
}

function asked(product: Product, region: string, ...rows: readonly string[]) {
  const file = csvLines(rows).join("\r\n");
  return served(
    (response) => response.end(file),
    async (url) => (await csvPrices(linesAt(url), region, new Map([["it", product]]))).get("it"),
  );
}

describe("A price in a price list in columns", () => {
  it("is that of its usage type, family and attributes in the region itself", async () => {
    const answer = await asked(
      nat,
      "eu-central-1",
      row({
        usageType: "EUC1-NatGateway-Bytes",
        PricePerUnit: "0.9",
        "Product Family": "NAT Gateway",
      }),
      row({ usageType: "EUC1-NatGateway-Hours", PricePerUnit: "0.8", "Product Family": "Other" }),
      row({
        usageType: "HAM1-NatGateway-Hours",
        PricePerUnit: "0.7",
        "Product Family": "NAT Gateway",
        "Location Type": "AWS Local Zone",
      }),
      row({
        usageType: "EUC1-NatGateway-Hours",
        PricePerUnit: "0.0520000000",
        "Product Family": "NAT Gateway",
        PriceDescription: '$0.052 per "NAT Gateway" Hour, or a part of it',
      }),
    );
    assert.deepEqual(answer, { found: true, usd: 0.052 });
  });

  it("is on demand, of the first tier that is not free, and of one operating system", async () => {
    const of = (cells: Readonly<Record<string, string>>) =>
      row({
        usageType: "BoxUsage:t4g.nano",
        "Operating System": "Linux",
        "Pre Installed S/W": "NA",
        ...cells,
      });
    const answer = await asked(
      nano,
      "us-east-1",
      of({ TermType: "Reserved", PricePerUnit: "0.0026" }),
      of({ "Operating System": "RHEL", SKU: "RHEL", PricePerUnit: "0.0186" }),
      of({ StartingRange: "100", PricePerUnit: "0.003" }),
      of({ StartingRange: "10", PricePerUnit: "0.0042" }),
      of({ PricePerUnit: "0" }),
    );
    assert.deepEqual(answer, { found: true, usd: 0.0042 });
  });

  it("is not found if the product is missing, and in no file without columns", async () => {
    assert.deepEqual(await asked(nat, "us-east-1"), {
      found: false,
      reason: "AmazonEC2 NatGateway-Hours in us-east-1: no such product",
    });
    const forbidden = served(
      (response) => response.end('{"message":"Forbidden"}'),
      (url) => csvPrices(linesAt(url), "us-east-1", new Map([["it", nat]])),
    );
    await assert.rejects(forbidden, /is not a price list/);
  });
});

describe("A price list file", () => {
  it("is handed on line by line, before it is complete, wherever it is cut", async () => {
    await served(
      (response) => void response.write("one\r\ntw"),
      async (url) => {
        const lines = linesAt(url);
        assert.equal((await lines.next()).value, "one");
        await lines.return(undefined);
      },
    );
    const all = await served(
      (response) => {
        response.write("one\r\ntw");
        setTimeout(() => response.end("o\nthree"), 20);
      },
      async (url) => {
        const lines: string[] = [];
        for await (const line of linesAt(url)) lines.push(line);
        return lines;
      },
    );
    assert.deepEqual(all, ["one", "two", "three"]);
  });

  it("is an error if it breaks off or does not exist", async () => {
    const broken = served(
      (response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("one\n");
        setTimeout(() => response.destroy(), 20);
      },
      async (url) => {
        for await (const line of linesAt(url)) assert.equal(line, "one");
      },
    );
    await assert.rejects(broken, /terminated/);
    const missing = served((response) => response.writeHead(404).end(), textAt);
    await assert.rejects(missing, /status 404/);
  });
});
