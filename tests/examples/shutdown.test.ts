import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { connect, describeCatalog, get, printed, serve } from "./support";

describeCatalog("server.js", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    it(`stops on ${signal} immediately, and closes idle connections`, async () => {
      const server = await serve();
      const used = await connect(server.port);
      used.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\n");
      await used.until('"ok"');
      const spare = await connect(server.port);
      // Connections are accepted in order, so this answer shows that the server has the spare connection, too.
      await get(`${server.url}/api/health`);

      server.child.kill(signal);

      assert.equal(await server.ended, 0, server.output());
      await Promise.all([used.closed, spare.closed]);
    });
  }

  it("stops after it has answered the request that is arriving, and accepts no new ones", async () => {
    const server = await serve();
    const client = await connect(server.port);
    // The head of the second request is incomplete. Both came in one piece, so the first answer shows that the server
    // has begun to read the second request.
    client.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\nGET /late HTTP/1.1\r\nHost: ");
    await client.until('"ok"');

    server.child.kill("SIGTERM");
    await printed(server, /^SIGTERM: /m);
    await assert.rejects(connect(server.port), { code: "ECONNREFUSED" });
    assert.equal(server.child.exitCode, null);
    client.write("test\r\n\r\n");
    await client.closed;

    const late = client.received().slice(client.received().lastIndexOf("HTTP/1.1"));
    assert.match(late, /^HTTP\/1\.1 404 /);
    assert.match(late, /^connection: close\r$/im);
    assert.match(late, /Not found\n$/);
    assert.equal(await server.ended, 0, server.output());
  });

  it("stops after a delay on Spot, because requests still arrive for some time", async () => {
    const server = await serve({ SHUTDOWN_DELAY: "1500" });
    server.child.kill("SIGTERM");
    await setTimeout(300);
    assert.equal((await get(`${server.url}/api/health`)).status, 200);
    await printed(server, /^SIGTERM: /m);
    await assert.rejects(connect(server.port), { code: "ECONNREFUSED" });
    assert.equal(await server.ended, 0, server.output());
  });

  it("stops with 1 if a request takes longer than the time limit", async () => {
    const server = await serve({ SHUTDOWN_TIMEOUT: "100" });
    const client = await connect(server.port);
    client.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\nGET /never HTTP/1.1\r\nHost: ");
    await client.until('"ok"');

    server.child.kill("SIGTERM");

    assert.equal(await server.ended, 1);
    assert.match(server.output(), /in flight after 100 ms/);
  });
});
