import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../../program";
import { costOf } from "../../../tools/cost";
import { costPage } from "../../../tools/readme/cost/page";
import { peers } from "../../../tools/readme/cost/peers";
import { previewCommitted } from "../../support/stack";
import { projectFolder } from "../../support/program";

const file = path.join(projectFolder, "docs", "cost.md");

describe("docs/cost.md", () => {
  let page: string;
  before(async function () {
    this.timeout(180_000);
    page = await costPage(projectFolder, program, file);
  });

  it("is what npm run readme writes", () => {
    assert.equal(fs.readFileSync(file, "utf8"), page, "stale: npm run readme");
  });

  it("has the totals of both stacks, and no choice without a price", () => {
    assert.match(page, /\| \*\*Together\*\* .*\*\*90\.25\*\* \| \*\*119\.08\*\*/);
    assert.match(page, /\| \*\*Together\*\* .*\*\*30\.75\*\* \| \*\*30\.75\*\*/);
    assert.doesNotMatch(page, /\?|NaN|undefined/);
  });

  it("lets dev share the balancer of prod for less than 13 a month", () => {
    const [row = ""] = page.split("\n").filter((each) => each.includes("`sharedWith=prod`"));
    const [floor = NaN] = row.split("|").slice(3).map(Number);
    assert.ok(floor < 13, row);
  });

  it("has each other tool's default at what its resources cost; all except the guide's cost more than prod", async () => {
    const { cost } = await previewCommitted("prod");
    const [guide = NaN, ...others] = peers.map(({ resources }) => {
      const { total, unknown } = costOf(resources, "us-east-1");
      assert.equal(unknown, 0);
      assert.ok(new RegExp(`\\| +${total.floor.toFixed(2)} \\|\n`).test(page), String(total.floor));
      return total.floor;
    });
    assert.ok(guide < cost.total.floor);
    assert.ok(others.every((floor) => floor > cost.total.floor));
  });
});
