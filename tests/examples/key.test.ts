import assert from "node:assert/strict";
import { describeCatalog, get, key, serve, type Environment } from "./support";

describeCatalog("the key", () => {
  const settings: Record<string, Environment> = {
    "mock data": { NEXT_PUBLIC_USE_MOCK_DATA: "true" },
    "no URL": {},
    "a URL": { NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.example" },
    "a URL that holds it": { NEXT_PUBLIC_SUPABASE_URL: `https://u:${key}@db.example/?k=${key}` },
    "an invalid URL": { NEXT_PUBLIC_SUPABASE_URL: key },
  };
  for (const [name, env] of Object.entries(settings)) {
    it(`is in no answer and no log of the server, with ${name}`, async () => {
      const server = await serve({ ...env, NEXT_PUBLIC_SUPABASE_ANON_KEY: key });
      for (const page of ["/", "/api/health", "/env.js", "/nowhere"]) {
        const { headers, body } = await get(server.url + page);
        assert.ok(!JSON.stringify([...headers, body]).includes(key), page);
      }
      server.child.kill("SIGTERM");
      await server.ended;
      assert.ok(!server.output().includes(key), server.output());
    });
  }
});
