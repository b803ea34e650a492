import assert from "node:assert/strict";
import { once } from "node:events";
import * as net from "node:net";
import { httpStatus } from "../../../live/network/httpStatus";
import { AnswerServer } from "../answers";

describe("The status of an address", () => {
  it("is that of the first answer: a redirect is not followed", async () => {
    const server = await AnswerServer.start({
      "GET /": { status: 301, headers: { location: "/elsewhere" }, body: "moved" },
      "GET /health": { status: 503, body: "x".repeat(1_000_000) },
    });
    try {
      assert.equal(await httpStatus(`${server.url}/`), 301);
      assert.equal(await httpStatus(`${server.url}/health`), 503);
      assert.deepEqual(
        server.calls.map(({ operation }) => operation),
        ["GET /", "GET /health"],
      );
    } finally {
      await server.close();
    }
  });

  it("leaves no connection open", async () => {
    const server = await AnswerServer.start({ "GET /": { body: "x".repeat(1_000_000) } });
    try {
      await httpStatus(`${server.url}/`);
      for (let i = 0; i < 100 && (await server.connections()) > 0; i += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      assert.equal(await server.connections(), 0);
    } finally {
      await server.close();
    }
  });

  it("is an error if the connection is refused", async () => {
    const server = await AnswerServer.start({});
    const { url } = server;
    await server.close();
    await assert.rejects(httpStatus(url), ({ message }: Error) => {
      assert.match(message, /^http:\/\/127\.0\.0\.1:\d+ gave no answer: connect ECONNREFUSED/);
      return true;
    });
  });

  it("is an error if no answer comes", async () => {
    const silent = net.createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as net.AddressInfo;
    try {
      await assert.rejects(httpStatus(`http://127.0.0.1:${port}/`, 100), {
        message: `http://127.0.0.1:${port}/ gave no answer: nothing for 0.1 seconds`,
      });
    } finally {
      silent.close();
    }
  });
});
