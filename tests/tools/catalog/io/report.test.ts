import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { ignoreClosedPipe } from "../../../../tools/commands/catalog/io/closedPipe";
import { UsageError } from "../../../../tools/stack/readStackConfig";
import { CommandFailure } from "../../../../tools/text/failure";
import { plainStyle } from "../../../../tools/text/style";
import { runMain } from "../../../support/command";
import { serving } from "../../../support/loopback";

async function failing(error: Error) {
  const { code, stdout, stderr } = await runMain(() => Promise.reject(error), []);
  assert.equal(stdout, "");
  return { code, stderr };
}

describe("A command", () => {
  it("ends with the exit code that it returns", async () => {
    assert.equal((await runMain(() => Promise.resolve(7), [])).code, 7);
  });

  it("ends with 2 if the command line or a file is wrong, with only the message", async () => {
    const ended = await failing(new UsageError("no such stack"));
    assert.deepEqual(ended, { code: 2, stderr: "no such stack\n" });
  });

  it("ends with 1 after a failure that it explains, with only the message", async () => {
    const ended = await failing(new CommandFailure("AWS said no"));
    assert.deepEqual(ended, { code: 1, stderr: "AWS said no\n" });
  });

  it("ends with 3 if AWS refuses a call or cannot be reached, with what to do", async () => {
    const refused = Object.assign(new Error("not authorized"), { name: "AccessDeniedException" });
    assert.deepEqual(await failing(refused), {
      code: 3,
      stderr:
        "AccessDeniedException: not authorized\nAllow the credentials in use to do what is refused here.\n",
    });
    const lost = Object.assign(new Error("connect failed"), { code: "EHOSTUNREACH" });
    assert.equal((await failing(lost)).code, 3);
  });

  it("ends with 3 and one line if a download breaks off, which fetch reports as a TypeError", async () => {
    const { broken, url } = await serving(
      (_, answer) => {
        answer.writeHead(200, { "content-length": "100" });
        answer.write("half", () => answer.destroy());
      },
      async (server) => {
        const url = `${server.url}/?X-Amz-Signature=s`;
        const answer = await fetch(url);
        return { url, broken: await answer.text().catch((error: unknown) => error) };
      },
    );
    const refused = await fetch(url).catch((error: unknown) => error);
    for (const error of [broken, refused]) {
      assert.ok(error instanceof TypeError);
      const { code, stderr } = await failing(error);
      assert.equal(code, 3);
      assert.match(stderr.split("\n")[0] ?? "", /^(?:SocketError|ECONNREFUSED): \S+/);
      assert.doesNotMatch(stderr, /\n +at |Signature/);
    }
  });

  it("breaks what AWS said at 80 columns", async () => {
    const said = Object.assign(new Error("word ".repeat(20).trim()), { name: "Refused" });
    assert.deepEqual((await failing(said)).stderr.split("\n"), [
      `Refused: ${"word ".repeat(14).trim()}`,
      "word ".repeat(6).trim(),
      "",
    ]);
  });

  it("breaks its own errors at the terminal's width, but no command in them", async () => {
    const message = `There is no service app in the cluster of the stack prod: run catalog deploy v1.1.0 --stack prod`;
    for (const error of [new UsageError(message), new CommandFailure(message)]) {
      assert.deepEqual((await failing(error)).stderr.split("\n"), [
        "There is no service app in the cluster of the stack prod: run",
        "catalog deploy v1.1.0 --stack prod",
        "",
      ]);
    }
    const narrow = { ...plainStyle, width: 60 };
    const { stderr } = await runMain(
      () => Promise.reject(new UsageError(message)),
      [],
      {},
      {
        style: narrow,
      },
    );
    assert.deepEqual(stderr.split("\n"), [
      "There is no service app in the cluster of the stack prod:",
      "run catalog deploy v1.1.0 --stack prod",
      "",
    ]);
  });

  it("ends with 1 and a stack trace after an unexpected error", async () => {
    const { code, stderr } = await failing(new TypeError("x is undefined"));
    assert.equal(code, 1);
    assert.match(stderr, /^TypeError: x is undefined\n +at /);
  });
});

describe("The output of a command", () => {
  it("may lose its reader, and the command still ends with its own exit code", () => {
    const stream = new EventEmitter();
    ignoreClosedPipe(stream);
    stream.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" }));
    assert.throws(() => stream.emit("error", new Error("disk full")), /disk full/);
  });
});
