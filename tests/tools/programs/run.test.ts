import assert from "node:assert/strict";
import { answerOf } from "../../../tools/programs/ask";
import { mustSucceed, runProgram } from "../../../tools/programs/run";
import { inFolder } from "../../support/folder";

const script = (text: string) => ["-e", text];
const node = process.execPath;

describe("A program that is started", () => {
  it("ends with its exit code and all that it printed", async () => {
    const args = script("console.log('one'); console.error('two'); process.exit(3)");
    assert.deepEqual(await runProgram(node, args), { code: 3, stdout: "one\n", stderr: "two\n" });
    assert.equal(answerOf(node, args), undefined);
    assert.equal(answerOf(node, script("console.log('one')")), "one\n");
  });

  it("gets no credentials, and no colours, beside what the caller gives", async () => {
    const shown = "process.stdout.write(JSON.stringify(process.env))";
    const env = { GIVEN: "yes", HOME: undefined };
    const before = process.env["AWS_PROFILE"];
    process.env["AWS_PROFILE"] = "of-the-user";
    try {
      const expected = { PATH: process.env["PATH"], NO_COLOR: "1", GIVEN: "yes" };
      const { stdout } = await runProgram(node, script(shown), { env });
      assert.deepEqual(JSON.parse(stdout), expected);
      assert.deepEqual(JSON.parse(answerOf(node, script(shown), { env }) ?? ""), expected);
    } finally {
      if (before === undefined) delete process.env["AWS_PROFILE"];
      else process.env["AWS_PROFILE"] = before;
    }
  });

  it("runs in the given folder", () =>
    inFolder({ "here.js": "console.log('here')" }, async (cwd) => {
      assert.equal((await runProgram(node, ["here.js"], { cwd })).stdout, "here\n");
      assert.equal(answerOf(node, ["here.js"], { cwd }), "here\n");
    }));

  it("reads what the caller gives, and otherwise nothing", async () => {
    const echo = script("process.stdin.pipe(process.stdout)");
    assert.equal((await runProgram(node, echo, { input: "given" })).stdout, "given");
    assert.equal((await runProgram(node, echo)).stdout, "");
  });

  it("may end before it has read its input", async () => {
    const input = "x".repeat(2 ** 22);
    assert.equal((await runProgram(node, script(""), { input })).code, 0);
  });

  it("is killed at its limit, although a program that it started holds its output", async () => {
    const holds = "console.log(process.pid); process.stdout.write('half'); ";
    const child = `require('child_process').spawn('sleep', ['3'], { stdio: 'inherit' })`;
    const args = script(holds + child);
    const start = performance.now();
    const error = await runProgram(node, args, { limit: 1_000 }).then(
      () => assert.fail("it ended"),
      (reason: unknown) => reason as Error,
    );
    assert.ok(performance.now() - start < 2_500);
    assert.match(error.message, /took longer than 1 s and was killed:\n\d+\nhalf$/);
    const pid = Number(/^(\d+)$/m.exec(error.message)?.[1]);
    assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
    assert.equal(answerOf(node, script("setTimeout(() => {}, 9000)"), { limit: 200 }), undefined);
  });

  it("fails the caller if it cannot be started", async () => {
    await assert.rejects(runProgram("no-such-program", []), { code: "ENOENT" });
    assert.equal(answerOf("no-such-program", []), undefined);
  });

  it("fails the caller that needs its success, with the end of what it printed", async () => {
    const args = script("console.error('why'); process.exit(2)");
    await assert.rejects(mustSucceed(node, args), {
      message: `${[node, ...args].join(" ")} ended with 2:\nwhy\n`,
    });
    await assert.rejects(mustSucceed(node, script("process.kill(process.pid, 'SIGKILL')")), {
      message: / was killed:\n$/,
    });
    assert.equal((await mustSucceed(node, script("console.log(1)"))).stdout, "1\n");
  });
});
