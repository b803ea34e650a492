import assert from "node:assert/strict";
import { RequestCounter } from "../../../../tools/logs/requests/summary";

describe("The counter of catalog logs --requests", () => {
  it("counts any number of requests in the same memory, with percentiles within 10 %", () => {
    const counter = new RequestCounter();
    for (let index = 1; index <= 20_000; index += 1) {
      counter.add({
        at: new Date(index),
        client: "",
        seconds: index / 10_000,
        status: index % 100 === 0 ? 500 : 200,
        targetStatus: 200,
        method: "GET",
        host: "h",
        path: `/page-${index}-x`,
        reason: undefined,
      });
    }
    const { count, paths, slowest, failed, ...times } = counter.summary();
    assert.deepEqual([count, paths.length, slowest.length, failed.length], [20_000, 1001, 10, 10]);
    assert.deepEqual([paths[0]?.request, paths[0]?.count], ["all others", 19_000]);
    assert.deepEqual([slowest[0]?.seconds, failed[0]?.at.getTime()], [2, 20_000]);
    for (const [asked, exact] of [
      [times.median, 1],
      [times.p95, 1.9],
      [times.p99, 1.98],
    ] as const) {
      assert.ok(Math.abs((asked ?? 0) / exact - 1) <= 0.1, `${asked} is not ${exact}`);
    }
  });
});
