import assert from "node:assert/strict";
import { plainStyle, type Style } from "../../../tools/text/style";
import {
  compareCosts,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
  costOf,
  type Cost,
} from "../../../tools/cost";
import { costIn, costOfStack, made, pricesWithout, service, target } from "./fixture";

const plain: Style = { ...plainStyle, width: 200 };

const caption =
  /^USD for a month of 730 hours, us-east-1, AWS's list prices read [\d-]+( to [\d-]+)?, without tax and discounts\.$/;

/** Few lines to compare. */
const small = [
  'scaling={"mode":"fixed"}',
  'network={"mode":"default"}',
  'spot={"share":0}',
  "image.platform=linux/arm64",
  "monitoring.containerInsights=disabled",
];

function compared(before: Cost, after: Cost) {
  return compareCosts({ name: "dev", cost: before }, { name: "prod", cost: after });
}

describe("A comparison", () => {
  it("has the lines that change and the total, in USD and in percent", async () => {
    const text = comparisonText(
      compared(await costOfStack("dev", small), await costOfStack("prod", small)),
      plain,
    );
    const rows = text.split("\n").map((row) => row.trim());
    assert.match(rows.pop() ?? "", caption);
    assert.deepEqual(
      rows.map((row) => row.split(/ {2,}/)),
      [
        ["USD a month", "dev", "prod", "change", "percent"],
        ["Fargate ARM64, 0.25 vCPU and 0.5 GB", "7.21", "14.42", "+7.21", "+100 %"],
        ["public IPv4 addresses of the tasks", "3.65", "7.30", "+3.65", "+100 %"],
        ["secrets", "0.40", "1.20", "+0.80", "+200 %"],
        ["alarms, by metric", "0.10", "2.00", "+1.90", "+1900 %"],
        ["composite alarms", "0.00", "0.50", "+0.50", "new"],
        ["Together", "35.09", "49.15", "+14.06", "+40 %"],
        [""],
      ],
    );
  });

  it("has new lines and removed lines, and the changes of the same tasks", async () => {
    const [network, arm] = [
      await costOfStack("prod", [...small, "network.mode=dedicated", "image.platform=linux/amd64"]),
      await costOfStack("prod", small),
    ];
    const markdown = comparisonMarkdown(compared(arm, network));
    const rows = markdown.split("\n");
    assert.match(rows.pop() ?? "", caption);
    assert.deepEqual(rows, [
      "| USD a month | dev | prod | change | percent |",
      "| --- | ---: | ---: | ---: | ---: |",
      "| Fargate ARM64, 0.25 vCPU and 0.5 GB → Fargate X86_64, 0.25 vCPU and 0.5 GB | 14.42 | 18.02 | +3.60 | +25 % |",
      "| public IPv4 addresses of the tasks | 7.30 | 0.00 | -7.30 | -100 % |",
      "| NAT gateways | 0.00 | 32.85 | +32.85 | new |",
      "| public IPv4 addresses of NAT gateways | 0.00 | 3.65 | +3.65 | new |",
      "| **Together** | **49.15** | **81.95** | **+32.80** | **+67 %** |",
      "",
    ]);
  });

  it("has only the total if a stack is compared with itself", async () => {
    const cost = await costOfStack("dev");
    const { lines } = compared(cost, cost);
    assert.deepEqual(lines, []);
    assert.match(
      comparisonText(compared(cost, cost), plain),
      /\n {2}Together +30\.75 +30\.75 +0\.00 +0 %\n\n {2}USD for a month of 730 hours, us-east-1, AWS's list prices read \S+ to \S+, without tax and discounts\.$/,
    );
  });

  it("has ranges if the tasks have ranges", () => {
    const { lines } = compared(costIn(service()), costIn([...service(), target(1, 6)]));
    assert.equal(lines.length, 1);
    const text = comparisonText(
      compared(costIn(service()), costIn([...service(), target(1, 6)])),
      plain,
    );
    assert.match(text, /18\.02 +9\.01 to 54\.06 +-9\.01 to \+36\.04 +-50 % to \+200 %/);
  });

  it("has no difference for lines without a price, and says what the total leaves out", () => {
    const database = [made("aws:rds/instance:Instance", "db")];
    const text = comparisonText(
      compared(costIn(service()), costIn([...service(), ...database])),
      plain,
    );
    assert.match(text, /aws:rds\/instance:Instance +0\.00 +\? +\? +\?/);
    assert.match(text, /prod: 1 line without a known price, which the sum leaves out/);
    assert.match(text, /Together +18\.02 +18\.02 +\? +\?\n/, "no change is claimed");
    assert.deepEqual(compared(costIn(database), costIn(database)).lines, []);
    const json = comparisonJson(compared(costIn(service()), costIn(database)));
    const { lines, total } = json as { lines: unknown[]; total: unknown };
    assert.ok(
      lines.every((each) => JSON.stringify(each).includes('"after":')),
      "none is left out",
    );
    assert.deepEqual(total, {
      item: "Together",
      before: { floor: 18.02, ceiling: 18.02 },
      after: null,
    });
  });

  it("has lines without a price on either side, if their number differs, or if they are of something else", () => {
    const databases = (count: number) =>
      costIn(Array.from({ length: count }, (_, at) => made("aws:rds/instance:Instance", `d${at}`)));
    const text = comparisonText(compared(databases(1), databases(2)), plain);
    assert.match(text, /aws:rds\/instance:Instance +\? +\? +\? +\?/);
    const prices = pricesWithout("fargateX86Vcpu", "fargateArmVcpu");
    const arm = { runtimePlatform: { cpuArchitecture: "ARM64" } };
    const [x86, other] = [costIn(service(), prices), costIn(service({}, arm), prices)];
    assert.deepEqual(compared(x86, other).lines, [
      {
        item: "Fargate X86_64, 0.25 vCPU and 0.5 GB → Fargate ARM64, 0.25 vCPU and 0.5 GB",
        before: undefined,
        after: undefined,
      },
    ]);
    assert.deepEqual(compared(x86, x86).lines, []);
  });

  it("is one sentence for a region without prices", () => {
    const text = comparisonText(
      compared(costIn(service()), costOf(service(), "xx-nowhere-1")),
      plain,
    );
    assert.match(text, /^ {2}No prices for xx-nowhere-1/);
  });
});
