import assert from "node:assert/strict";
import { coldRun } from "../../tools/bench/coldRun";
import { readStack } from "../../tools/bench/stack";

const stack = readStack("prod");

/** What the program's process told the engine, and the seconds until it had ended. */
async function failureOf(name: string, env: Readonly<Record<string, string>> = {}) {
  const start = performance.now();
  const run = coldRun(stack, { entryPoint: `tests/bench/programs/${name}.ts`, resources: 1, env });
  const error = await run.then(
    () => assert.fail("the program succeeded"),
    (reason: unknown) => reason as Error,
  );
  return { text: error.message, seconds: (performance.now() - start) / 1_000 };
}

describe("An error of the program, as Pulumi's language host sees it", () => {
  it("ends the process though a question to AWS still waits, after the error was told", async () => {
    const { text, seconds } = await failureOf("waiting", { BENCH_WAITS: "true" });
    assert.match(text, /network\.mode: which zones there are \(ec2:Describe\)/);
    assert.match(text, /no answer within 0\.1 seconds/);
    assert.ok(seconds < 35, `${seconds} seconds, and the question waits for 40`);
  });

  it("is told without a stack trace, and once, also if it is raised inside an output", async () => {
    for (const name of ["waiting", "inOutput"]) {
      const { text } = await failureOf(name);
      assert.doesNotMatch(text, /^\s+at /m, name);
    }
  });

  it("is folded, also if it is raised inside an output", async () => {
    const { text } = await failureOf("inOutput");
    const lines = text.split("\n");
    const first = lines.findIndex((line) => line.startsWith("The rollout failed"));
    assert.deepEqual(lines.slice(first, first + 3), [
      "The rollout failed, because no task of the new version became",
      "healthy, no task of the new version became healthy, no task of the new",
      "version became healthy, ",
    ]);
  });
});
