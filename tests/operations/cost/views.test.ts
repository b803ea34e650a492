import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import {
  compareCosts,
  comparisonMarkdown,
  comparisonText,
  costJson,
  costMarkdown,
  costOf,
  costText,
  overBudget,
  type Cost,
} from "../../../operations/cost";
import { costIn, costOfStack, made, service, target } from "./fixture";

const plain = pc.createColors(false);

function compared(before: Cost, after: Cost) {
  return compareCosts({ name: "dev", cost: before }, { name: "prod", cost: after });
}

describe("The text of a stack's cost", () => {
  it("has groups, lines with quantity, price, floor and ceiling, and the total, to the right", async () => {
    const text = costText(await costOfStack("prod"), plain);
    const [head = "", ...rows] = text.split("\n\n")[0]?.split("\n") ?? [];
    assert.match(head, /quantity +each +floor +ceiling$/);
    assert.deepEqual(
      rows.filter((row) => !row.startsWith("    ")).map((row) => row.trim().split(/ {2,}/)[0]),
      ["Tasks", "Load balancer", "Secrets", "Monitoring", "Together"],
    );
    assert.match(
      text,
      /^ {4}Fargate X86_64, 0\.25 vCPU and 0\.5 GB +2 tasks +9\.01 +18\.02 +18\.02 {2}730 h × \(0\.25 × 0\.04048 \+ 0\.5 × 0\.004445\)$/m,
    );
    assert.match(text, /^ {2}Together +50\.65 +50\.65$/m);
    const end = head.indexOf("ceiling") + "ceiling".length;
    for (const row of rows.filter((each) => /\d\.\d\d/.test(each))) {
      assert.match(row.slice(0, end), /\d\.\d\d$/, row);
    }
    assert.doesNotMatch(text, / $/m);
  });

  it("has what is paid by use, the other CPU, and where the prices are from", async () => {
    const text = costText(await costOfStack("prod"), plain);
    assert.match(
      text,
      /By use, beside it:\n {4}capacity of the load balancer +0\.008 per LCU-hour +1 LCU all month +5\.84/,
    );
    assert.match(text, /^ {2}- On ARM64 .* 3\.60 USD less/m);
    assert.match(text, /us-east-1, AWS's list prices read 2026-09-28 to 2026-10, without tax/);
  });

  it("is the same with colours, and the total is bold", async () => {
    const cost = await costOfStack("dev");
    const colored = costText(cost, pc.createColors(true));
    assert.equal(stripVTControlCharacters(colored), costText(cost, plain));
    assert.ok(colored.includes(pc.createColors(true).bold("Together".padEnd(8)).slice(0, 8)));
  });

  it("says from how many tasks to how many", () => {
    const text = costText(costIn([...service(), target(1, 6)]), plain);
    assert.match(text, /1 to 6 tasks +9\.01 +9\.01 +54\.06/);
  });

  it("says how many lines have no price, beside the total", () => {
    const text = costText(costIn([...service(), made("aws:rds/instance:Instance", "db")]), plain);
    assert.match(
      text,
      /aws:rds\/instance:Instance +1 resource +\? +\? +\? {2}no price known for type/,
    );
    assert.match(text, /Together, without 1 line that no price is known for +18\.02 +18\.02/);
  });

  it("is one sentence for a region without prices", () => {
    assert.equal(
      costText(costOf(service(), "ca-central-1"), plain),
      "  No prices for ca-central-1 in operations/cost/prices.json: npm run prices -- --region ca-central-1 adds them.",
    );
  });
});

describe("The Markdown of a stack's cost", () => {
  it("has the same lines, and as many cells in each row of a table", async () => {
    const cost = await costOfStack("prod");
    const markdown = costMarkdown(cost);
    assert.ok(markdown.includes("| secrets | 3 secrets | 0.40 | 1.20 | 1.20 | 0.4 |"));
    assert.ok(markdown.includes("| **Together** |  |  | **50.65** | **50.65** |  |"));
    for (const table of markdown.split("\n\n").filter((part) => part.startsWith("|"))) {
      const cells = table.split("\n").map((row) => row.split("|").length);
      assert.equal(new Set(cells).size, 1, table);
    }
    for (const { item } of cost.lines) assert.ok(markdown.includes(`| ${item} |`), item);
  });
});

describe("The JSON of a stack's cost", () => {
  it("has null for what is not known, and nothing left out", () => {
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
    });
  });
});

describe("A comparison", () => {
  it("has the lines that change and the total, in USD and in percent", async () => {
    const text = comparisonText(
      compared(await costOfStack("dev"), await costOfStack("prod")),
      plain,
    );
    assert.deepEqual(
      text.split("\n").map((row) => row.trim().split(/ {2,}/)),
      [
        ["USD a month", "dev", "prod", "change", "percent"],
        ["Fargate X86_64, 0.25 vCPU and 0.5 GB", "9.01", "18.02", "+9.01", "+100 %"],
        ["public IPv4 addresses of the tasks", "3.65", "7.30", "+3.65", "+100 %"],
        ["secrets", "0.40", "1.20", "+0.80", "+200 %"],
        ["alarms, by metric", "0.10", "0.40", "+0.30", "+300 %"],
        ["Together", "36.89", "50.65", "+13.76", "+37 %"],
      ],
    );
  });

  it("has what comes and what goes, and what the same tasks become", async () => {
    const [network, arm] = [
      await costOfStack("prod", ["network.mode=dedicated"]),
      await costOfStack("prod", ["image.platform=linux/arm64"]),
    ];
    const markdown = comparisonMarkdown(compared(arm, network));
    assert.deepEqual(markdown.split("\n"), [
      "| USD a month | dev | prod | change | percent |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| Fargate ARM64, 0.25 vCPU and 0.5 GB → Fargate X86_64, 0.25 vCPU and 0.5 GB | 14.42 | 18.02 | +3.60 | +25 % |",
      "| public IPv4 addresses of the tasks | 7.30 | 0.00 | -7.30 | -100 % |",
      "| NAT gateways | 0.00 | 32.85 | +32.85 | new |",
      "| public IPv4 addresses of NAT gateways | 0.00 | 3.65 | +3.65 | new |",
      "| **Together** | **47.05** | **79.85** | **+32.80** | **+70 %** |",
    ]);
  });

  it("of a stack with itself is its total alone", async () => {
    const cost = await costOfStack("dev");
    const { lines } = compared(cost, cost);
    assert.deepEqual(lines, []);
    assert.match(
      comparisonText(compared(cost, cost), plain),
      /Together +36\.89 +36\.89 +0\.00 +0 %$/,
    );
  });

  it("has ranges where the tasks have", () => {
    const { lines } = compared(costIn(service()), costIn([...service(), target(1, 6)]));
    assert.equal(lines.length, 1);
    const text = comparisonText(
      compared(costIn(service()), costIn([...service(), target(1, 6)])),
      plain,
    );
    assert.match(text, /18\.02 +9\.01 to 54\.06 +-9\.01 to \+36\.04 +-50 % to \+200 %/);
  });

  it("has no difference to what has no price, and says what the total leaves out", () => {
    const database = [made("aws:rds/instance:Instance", "db")];
    const text = comparisonText(
      compared(costIn(service()), costIn([...service(), ...database])),
      plain,
    );
    assert.match(text, /aws:rds\/instance:Instance +0\.00 +\? +\? +\?/);
    assert.match(text, /prod: 1 without a known price, which the total leaves out/);
    assert.deepEqual(compared(costIn(database), costIn(database)).lines, []);
  });

  it("with a region that has no prices is that sentence", () => {
    const text = comparisonText(
      compared(costIn(service()), costOf(service(), "ca-central-1")),
      plain,
    );
    assert.match(text, /^ {2}No prices for ca-central-1/);
  });
});

describe("A budget", () => {
  it("that holds says nothing, to the cent", async () => {
    const cost = await costOfStack("dev");
    assert.equal(overBudget(cost, 36.89), undefined);
    assert.notEqual(overBudget(cost, 36.88), undefined);
  });

  it("that does not hold names the dearest items, and the settings that lower them", async () => {
    const message = overBudget(
      await costOfStack("prod", ["network.mode=dedicated", "network.nat=perAz"]),
      40,
    );
    assert.deepEqual(
      message?.split("\n").filter((row) => !row.startsWith("    -")),
      [
        "The stack costs 116.35 USD a month, and its budget is 40.00: over it by 76.35 at least.",
        "The dearest of it, and what lowers it:",
        "  65.70  NAT gateways (2 gateways)",
        "  18.02  Fargate X86_64, 0.25 vCPU and 0.5 GB (2 tasks)",
        "  16.43  Application Load Balancer (1 load balancer)",
      ],
    );
    for (const setting of [
      "network.nat",
      "image.platform",
      "spot.share",
      "desiredCount",
      "scaling.minCount",
      "cpu, memory",
      "schedule",
    ]) {
      assert.ok(message?.includes(setting), setting);
    }
  });

  it("can hold with the least tasks and not with the most", () => {
    const message = overBudget(costIn([...service(), target(1, 6)]), 20);
    assert.match(
      message ?? "",
      /costs 9\.01 to 54\.06 USD a month, and its budget is 20\.00: over it by up to 34\.06\./,
    );
  });

  it("advises no ARM64 where the tasks are on it", () => {
    const cost = costIn(service({}, { runtimePlatform: { cpuArchitecture: "ARM64" } }));
    assert.doesNotMatch(overBudget(cost, 1) ?? "", /image\.platform/);
  });

  it("says what it does not know", () => {
    const cost = costIn([...service(), made("aws:rds/instance:Instance", "db")]);
    assert.match(
      overBudget(cost, 1) ?? "",
      /Not in it: 1 of its lines, for which no price is known/,
    );
    assert.match(
      overBudget(costOf(service(), "ca-central-1"), 100) ?? "",
      /cannot be checked\. No prices for ca-central-1/,
    );
  });
});
