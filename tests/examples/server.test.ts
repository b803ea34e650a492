import assert from "node:assert/strict";
import { catalog, connect, describeCatalog, get, key, printed, run, serve } from "./support";

describeCatalog("server.js", () => {
  it("answers 200 and its version on /api/health, without any settings", async () => {
    const health = await get(`${(await serve()).url}/api/health`);
    assert.equal(health.status, 200);
    assert.match(health.headers.get("content-type") ?? "", /^application\/json\b/);
    assert.deepEqual(JSON.parse(health.body), { status: "ok", version: "dev" });
  });

  it("answers with the version that it was built as", async () => {
    const { url } = await serve({ APP_VERSION: "v1.2.3" });
    const health = await get(`${url}/api/health?from=balancer`);
    assert.deepEqual(JSON.parse(health.body), { status: "ok", version: "v1.2.3" });
  });

  it("answers with a page of servers from mock data", async () => {
    const page = await get((await serve({ NEXT_PUBLIC_USE_MOCK_DATA: "true" })).url);
    assert.equal(page.status, 200);
    assert.match(page.headers.get("content-type") ?? "", /^text\/html\b/);
    assert.match(page.body, /<dt>Filesystem<\/dt>/);
    assert.doesNotMatch(page.body, /Missing|SUPABASE/);
  });

  it("answers with a page that says what is missing, while the health check stays good", async () => {
    const { url } = await serve({ NEXT_PUBLIC_USE_MOCK_DATA: "false" });
    const page = await get(url);
    assert.equal(page.status, 200);
    assert.match(page.body, /Missing: NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_ANON_KEY\./);
    assert.doesNotMatch(page.body, /<dt>/);
    assert.equal((await get(`${url}/api/health`)).status, 200);
  });

  it("answers with a page that names the database's host", async () => {
    const { url } = await serve({
      NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.example/rest",
      NEXT_PUBLIC_SUPABASE_ANON_KEY: key,
      NEXT_PUBLIC_DB_TYPE: "<supabase>",
    });
    const page = await get(url);
    assert.match(page.body, /read from project\.supabase\.example \(&#60;supabase&#62;\)/);
  });

  it("answers 404 for other paths, even for paths that are not valid URLs", async () => {
    const { port, url } = await serve();
    assert.equal((await get(`${url}/nowhere`)).status, 404);
    const client = await connect(port);
    client.write("GET // HTTP/1.1\r\nHost: test\r\n\r\n");
    await client.until("Not found");
    assert.match(client.received(), /^HTTP\/1\.1 404 /);
    assert.equal((await get(`${url}/api/health`)).status, 200);
  });

  it("answers HEAD like GET, without a body, and other methods with 405", async () => {
    const { url } = await serve();
    const [head, full] = [await get(url, { method: "HEAD" }), await get(url)];
    assert.equal(head.status, 200);
    assert.equal(head.body, "");
    assert.equal(head.headers.get("content-length"), String(Buffer.byteLength(full.body)));
    const post = await get(url, { method: "POST", body: "x" });
    assert.equal(post.status, 405);
    assert.equal(post.headers.get("allow"), "GET, HEAD");
  });
});

describeCatalog("The address of server.js", () => {
  it("is every address by default", async () => {
    const server = await serve({ HOSTNAME: "" });
    assert.equal(server.address, "0.0.0.0");
    assert.equal((await get(`${server.url}/api/health`)).status, 200);
  });

  it("is HOSTNAME alone if that is set", async () => {
    assert.equal((await serve({ HOSTNAME: "127.0.0.1" })).address, "127.0.0.1");
  });

  it("has port 3000 by default", async () => {
    // Another program may already use the port. The error then names the port, which proves the same.
    const server = run(catalog, ["server.js"], { HOSTNAME: "127.0.0.1" });
    await Promise.race([printed(server, /^Listening/m), server.ended]).catch(() => undefined);
    assert.match(server.output(), /127\.0\.0\.1:3000\b/);
  });

  it("keeps idle connections open longer than the load balancer, or for a given time", async () => {
    const [byDefault, told] = await Promise.all([serve(), serve({ KEEP_ALIVE_TIMEOUT: "7000" })]);
    assert.equal((await get(byDefault.url)).headers.get("keep-alive"), "timeout=65");
    assert.equal((await get(told.url)).headers.get("keep-alive"), "timeout=7");
  });
});
