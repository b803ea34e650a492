import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { costJson, costMarkdown, costOf, costText, type Cost } from "../../../tools/cost";
import type { PriceList } from "../../../tools/cost/priceList";
import type { Style } from "../../../tools/text/style";
import { costIn, costOfStack, made, service, target } from "./fixture";

const price = (usd: number, date: string) => ({ usd, source: "AmazonECS", date });

/** Prices of which one was read earlier than the others. */
const old: PriceList = {
  sources: {
    AmazonECS:
      "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonECS/current/{region}/index.json",
  },
  regions: {
    "us-east-1": {
      fargateX86Vcpu: price(0.04048, "2026-10-02"),
      fargateX86Memory: price(0.004445, "2026-08-22"),
      dataOut: price(0.09, "2026-10"),
    },
  },
};

const plain: Style = { colors: pc.createColors(false), width: 300 };
const coloured: Style = { colors: pc.createColors(true), width: 300 };
const escape = String.fromCharCode(27);

describe("The text of a stack's cost", () => {
  it("has groups, lines with quantity, price, floor and ceiling, and the total, to the right", async () => {
    const text = costText(await costOfStack("prod"), plain);
    const [head = "", ...rows] = text.split("\n\n")[0]?.split("\n") ?? [];
    assert.match(head, /quantity +each +floor +ceiling$/);
    assert.deepEqual(
      rows.filter((row) => !row.startsWith("    ")).map((row) => row.trim().split(/ {2,}/)[0]),
      ["Tasks", "Load balancer", "Network", "Secrets", "Monitoring", "Together"],
    );
    assert.match(
      text,
      /^ {4}Fargate ARM64, 0\.25 vCPU and 0\.5 GB +2 to 6 tasks +7\.21 +14\.42 +43\.25 {2}730 h × \(0\.25 × 0\.03238 \+ 0\.5 × 0\.00356\)(; read [\d-]+)?$/m,
    );
    assert.match(text, /^ {2}Together +90\.25 +119\.08$/m);
    const end = head.indexOf("ceiling") + "ceiling".length;
    for (const row of rows.filter((each) => /\d\.\d\d/.test(each))) {
      assert.match(row.slice(0, end), /\d\.\d\d$/, row);
    }
    assert.doesNotMatch(text, / $/m);
  });

  it("has the costs by use, the other CPU, and the sources of the prices", async () => {
    const text = costText(await costOfStack("prod"), plain);
    assert.match(
      text,
      /By use, in addition:\n {4}capacity of the load balancer +0\.008 per LCU-hour +1 LCU all month +5\.84/,
    );
    assert.match(text, /^ {2}- On X86_64 .* 3\.60 to 10\.81 USD more \(\+25 %\)\.$/m);
    assert.match(
      text,
      /us-east-1, AWS's list prices read [\d-]+( unless a line says otherwise)?, without tax/,
    );
  });

  it("is the same with colours, and the total is bold", async () => {
    const cost = await costOfStack("dev");
    const colored = costText(cost, coloured);
    assert.equal(stripVTControlCharacters(colored), costText(cost, plain));
    const [total = ""] = colored.split("\n").filter((row) => row.includes("Together"));
    assert.ok(total.includes(`${escape}[1mTogether`), total);
  });

  it("has ranges of tasks", () => {
    const text = costText(costIn([...service(), target(1, 6)]), plain);
    assert.match(text, /1 to 6 tasks +9\.01 +9\.01 +54\.06/);
  });

  it("says how many lines have no price, beside the total", () => {
    const text = costText(costIn([...service(), made("aws:rds/instance:Instance", "db")]), plain);
    assert.match(
      text,
      /aws:rds\/instance:Instance +1 resource +\? +\? +\? {2}no price known for type/,
    );
    assert.match(text, /Together, except 1 line without a known price +18\.02 +18\.02/);
  });

  it("is one sentence for a region without prices", () => {
    assert.equal(
      costText(costOf(service(), "xx-nowhere-1"), plain),
      "  No prices for xx-nowhere-1 in tools/cost/prices.json: npx catalog prices --region xx-nowhere-1 adds those that AWS lists, docs/cost-guide.md says which it does not.",
    );
  });
});

describe("A price that was read in another month than most", () => {
  it("has its date in its line, in text and in Markdown", () => {
    const cost = costIn(service(), old);
    for (const text of [costText(cost, plain), costMarkdown(cost)]) {
      assert.match(text, /0\.004445\); read 2026-08-22/);
      assert.match(text, /list prices read 2026-10 unless a line says otherwise, without tax/);
      assert.equal(text.match(/; read /g)?.length, 1);
    }
  });
});

describe("The text in a narrow terminal", () => {
  it("has the notes below their rows, and no line wider than a table without them", async () => {
    const cost = await costOfStack("prod");
    const [wide, narrow] = [costText(cost, plain), costText(cost, { ...plain, width: 80 })];
    const rows = narrow.split("\n");
    for (const row of rows) assert.ok(row.length <= 80, row);
    const at = rows.findIndex((row) => row.includes("Application Load Balancer"));
    assert.match(rows[at] ?? "", /16\.43$/);
    assert.match(rows[at + 1] ?? "", /^ {8}1 load balancer at 16\.43: 730 h × 0\.0225/);
    const words = (text: string) => new Set(text.split(/[\s:;]+/));
    const left = words(narrow);
    const lost = [...words(wide)].filter((word) => !left.has(word));
    assert.deepEqual(lost, ["quantity"], "only a title is left out");
    assert.equal(costText(cost, { ...plain, width: 200 }), wide);
    assert.equal(stripVTControlCharacters(costText(cost, { ...coloured, width: 80 })), narrow);
  });
});

describe("The Markdown of a stack's cost", () => {
  it("has the same lines, and as many cells in each row of a table", async () => {
    const cost = await costOfStack("prod");
    const markdown = costMarkdown(cost);
    assert.ok(markdown.includes("| secrets | 3 secrets | 0.40 | 1.20 | 1.20 | 0.4 |"));
    assert.ok(markdown.includes("| **Together** |  |  | **90.25** | **119.08** |  |"));
    for (const table of markdown.split("\n\n").filter((part) => part.startsWith("|"))) {
      const cells = table.split("\n").map((row) => row.split("|").length);
      assert.equal(new Set(cells).size, 1, table);
    }
    for (const { item } of cost.lines) assert.ok(markdown.includes(`| ${item} |`), item);
  });
});

describe("The JSON of a stack's cost", () => {
  it("has null for unknown values, and leaves nothing out", () => {
    const json = costJson(costIn([made("aws:rds/instance:Instance", "db")])) as {
      readonly lines: readonly Readonly<Record<string, unknown>>[];
    };
    assert.deepEqual(json.lines[0], {
      key: "type aws:rds/instance:Instance",
      group: "Others",
      item: "aws:rds/instance:Instance",
      quantity: { floor: 1, ceiling: 1 },
      unit: "resource",
      unitPrice: null,
      basis: "no price known for type aws:rds/instance:Instance",
      monthly: null,
      note: null,
      levers: [],
      partOf: null,
      prices: [],
    });
  });

  it("has the source and the day of each price", () => {
    const json = costJson(costIn(service(), old)) as Pick<Cost, "lines" | "usage">;
    const list = "https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws";
    const source = `${list}/AmazonECS/current/us-east-1/index.json`;
    assert.deepEqual(json.lines[0]?.prices, [
      { item: "Fargate x86 CPU", source, read: "2026-10-02" },
      { item: "Fargate x86 memory", source, read: "2026-08-22" },
    ]);
    assert.deepEqual(json.usage[0]?.prices, [
      { item: "data out to the internet", source, read: "2026-10" },
    ]);
  });
});
