import assert from "node:assert/strict";
import { baselineFolder } from "../../tools/bench/baseline";
import { coldRun } from "../../tools/bench/coldRun";
import { expectedResources, readStack } from "../../tools/bench/stack";

describe("The baseline", () => {
  it("is missing with git's reason if the clone does not have the commit", async () => {
    const none = await baselineFolder("0123456789abcdef");
    assert.ok("missing" in none);
    assert.match(
      none.missing,
      /^git archive 0123456789abcdef .* ended with 128: fatal: .*0123456789abcdef$/,
    );
  });
});

describe("A cold evaluation under the stub engine", () => {
  const stack = readStack("prod");

  it("evaluates an empty program, and says how long it took", async () => {
    const { wall, cpu } = await coldRun(stack, {
      entryPoint: "tools/bench/programs/empty.ts",
      resources: 1,
    });
    assert.ok(cpu > 50 && wall > 50, `${cpu} ms of the CPU, ${wall} ms`);
  });

  it("registers as many resources of prod as the preview counts", async () => {
    const resources = (await expectedResources("prod")) + 1;
    await coldRun(stack, { entryPoint: ".", resources, images: 1 });
  });

  it("fails if ECR was not asked", async () => {
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

  it("fails if resources are missing", async () => {
    const run = coldRun(stack, { entryPoint: "tools/bench/programs/empty.ts", resources: 2 });
    await assert.rejects(run, /1 resources instead of 2/);
  });
});
