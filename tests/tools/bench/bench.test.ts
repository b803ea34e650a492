import assert from "node:assert/strict";
import { rowOf, timesByRow } from "../../../tools/bench/importTimes";
import { names } from "../../../tools/bench/cases";
import { coldRun } from "../../../tools/bench/coldRun";
import { alignedTable, reportRows, reportTable } from "../../../tools/bench/report";
import { interleave } from "../../../tools/bench/rounds";
import { expectedResources, readStack } from "../../../tools/bench/stack";
import { linearity, median, perExtraCopy, ratios, spread } from "../../../tools/bench/stats";

const plain = (text: string) => text;

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
      run: () => Promise.resolve(order.push(name)),
    });
    const samples = await interleave([counting("a"), counting("b")], 2);
    assert.deepEqual(order, ["a", "b", "a", "b", "a", "b"]);
    assert.deepEqual(
      [...samples],
      [
        ["a", [3, 5]],
        ["b", [4, 6]],
      ],
    );
  });

  it("reports ratios and leaves out what was not measured", () => {
    const samples = new Map<string, readonly number[]>([
      [names.empty, [100, 100]],
      [names.prod, [200, 300]],
      ...([1, 10, 50] as const).map((count) => [names.copies(count), [count, count]] as const),
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

  it("counts a load for the package it is in, without what it loads", () => {
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

  describe("cold evaluation under the stub engine", function () {
    this.timeout(120_000);
    const stack = readStack("prod");

    it("evaluates an empty program", async () => {
      await coldRun(stack, { entryPoint: "tools/bench/programs/empty.ts", resources: 1 });
    });

    it("registers as many resources of prod as the preview counts", async () => {
      const resources = (await expectedResources("prod")) + 1;
      await coldRun(stack, { entryPoint: ".", resources, images: 1 });
    });

    it("fails where ECR was not asked", async () => {
      const empty = { entryPoint: "tools/bench/programs/empty.ts", resources: 1 };
      await assert.rejects(coldRun(stack, { ...empty, images: 1 }), /for 0 images instead of 1/);
    });

    it("evaluates several copies, each with a question to ECR", async () => {
      const perCopy = await expectedResources("prod");
      await coldRun(stack, {
        entryPoint: "tools/bench/programs/copies.ts",
        resources: 2 * perCopy + 1,
        images: 2,
        env: { BENCH_COPIES: "2" },
      });
    });

    it("fails where resources are missing", async () => {
      const run = coldRun(stack, { entryPoint: "tools/bench/programs/empty.ts", resources: 2 });
      await assert.rejects(run, /1 resources instead of 2/);
    });
  });
});
