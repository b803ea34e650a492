import assert from "node:assert/strict";
import { rowOf, timesByRow } from "../../../tools/bench/imports/importTimes";
import { copyCounts, names } from "../../../tools/bench/cases";
import { commandNames } from "../../../tools/bench/commands";
import { alignedTable, reportRows, reportTable } from "../../../tools/bench/report/report";
import { requirementLines, requirements } from "../../../tools/bench/report/requirements";
import { interleave } from "../../../tools/bench/rounds";
import { linearity, median, perExtraCopy, ratios, spread } from "../../../tools/bench/report/stats";

const plain = (text: string) => text;

/** Times of which only the CPU time may count. */
const cpu = (...ms: readonly number[]) => ms.map((each) => ({ wall: 1e6, cpu: each }));

describe("benchmark", () => {
  describe("statistics", () => {
    it("takes the middle number, or the mean of the middle two", () => {
      assert.equal(median([9, 1, 5]), 5);
      assert.equal(median([4, 1, 3, 2]), 2.5);
      assert.deepEqual(spread([3, 1, 2]), { median: 2, min: 1, max: 3 });
    });

    it("compares within a round", () => {
      assert.deepEqual(ratios([20, 60], [10, 20]), [2, 3]);
    });

    it("calls equal costs of early and late copies linear", () => {
      const one = { copies: 1, ms: [100, 100] };
      const ten = { copies: 10, ms: [190, 190] };
      const fifty = { copies: 50, ms: [590, 990] };
      assert.deepEqual(perExtraCopy(one, ten), [10, 10]);
      assert.deepEqual(linearity(one, ten, fifty), [1, 2]);
    });
  });

  it("runs the cases in turn and forgets the warm-up", async () => {
    const order: string[] = [];
    const counting = (name: string) => ({
      name,
      run: () => Promise.resolve({ wall: 0, cpu: order.push(name) }),
    });
    const samples = await interleave([counting("a"), counting("b")], 2);
    assert.deepEqual(order, ["a", "b", "a", "b", "a", "b"]);
    assert.deepEqual(
      [...samples],
      [
        ["a", [3, 5].map((ms) => ({ wall: 0, cpu: ms }))],
        ["b", [4, 6].map((ms) => ({ wall: 0, cpu: ms }))],
      ],
    );
  });

  it("reports ratios and leaves out what was not measured", () => {
    const samples = new Map([
      [names.empty, cpu(100, 100)],
      [names.prod, cpu(200, 300)],
      ...copyCounts.map((count) => [names.copies(count), cpu(count, count)] as const),
    ]);
    const rows = reportRows(samples);
    assert.deepEqual(rows[1]?.ratio, { median: 2.5, min: 2, max: 3 });
    assert.equal(rows.at(-1)?.ratio?.median, 1);
    assert.ok(!rows.some(({ what }) => what === names.preview));
    assert.match(
      reportTable(rows, plain),
      /^ {2}prod +2\.50x +2\.00\.\.3\.00 +empty program +250/m,
    );
  });

  it("compares a run with the requirements, and says which are missed or were not measured", () => {
    const samples = new Map([
      [names.empty, cpu(100, 100)],
      [names.baseline, cpu(400, 400)],
      [names.prod, cpu(200, 240)],
      [names.preview, cpu(300, 240)],
      [commandNames.own("status"), cpu(1300, 1500)],
      [commandNames.bare("status"), cpu(200, 300)],
    ]);
    assert.deepEqual(requirementLines(requirements(samples, 50)).split("\n"), [
      "  kept: an evaluation of prod, against that of prod of commit acea206 takes 0.55x, at most 0.75x",
      "  MISSED: npm run preview, against an evaluation of prod takes 1.25x, at most 1.00x",
      "  not measured: each further resource",
      "  kept: catalog status, beside the clients of catalog status takes 1150.0 ms, at most 1200.0 ms",
      "  not measured: catalog why, beside the clients of catalog why",
    ]);
    const [few, , many] = copyCounts;
    const copies = new Map([
      [names.copies(few), cpu(1000)],
      [names.copies(many), cpu(1000 + 50 * 8 * (many - few))],
    ]);
    assert.match(
      requirementLines(requirements(copies, 50)),
      /kept: each further resource takes 8\.0 ms, at/,
    );
  });

  it("aligns numbers to the right", () => {
    const table = alignedTable(
      ["", "ms"],
      [
        ["a", "1"],
        ["bb", "100"],
      ],
      [1],
      plain,
    );
    assert.deepEqual(table.split("\n"), ["       ms", "  a     1", "  bb  100"]);
  });

  it("counts a load for its package, without the loads that it causes", () => {
    assert.equal(rowOf("/app/node_modules/@pulumi/aws/ecs/index.js"), "@pulumi/aws");
    assert.equal(rowOf("/app/node_modules/@pulumi/awsx/index.js"), "@pulumi/awsx");
    assert.equal(rowOf("/app/node_modules/@smithy/core/index.js"), "AWS SDK");
    assert.equal(rowOf("/app/node_modules/zod/node_modules/left/index.js"), "other packages");
    const times = timesByRow({
      began: 10,
      ended: 100,
      loads: [
        { key: "/app/index.ts", parent: -1, ms: 50 },
        { key: "transpile", parent: 0, ms: 20 },
        { key: "/app/node_modules/zod/index.js", parent: 0, ms: 10 },
        { key: "/app/node_modules/zod/core.js", parent: 2, ms: 4 },
      ],
    });
    assert.deepEqual(times["own files, running"], { own: 20, all: 50 });
    assert.deepEqual(times["zod"], { own: 10, all: 10 });
    assert.deepEqual(times["after loading: the evaluation"], { own: 40, all: 40 });
  });
});
