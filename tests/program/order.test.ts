import assert from "node:assert/strict";
import type { Run } from "../support/program";
import { containerOf, environmentOf } from "./definition";
import { pushed, runFirst } from "./firstRun";

function inputsByUrn({ resources }: Run): Readonly<Record<string, unknown>> {
  return Object.fromEntries(resources.map(({ urn, inputs }) => [urn, inputs]));
}

async function runOrdered(key: string, entries: readonly (readonly [string, string])[]) {
  const config = { [`mcp-catalog:${key}`]: JSON.stringify(Object.fromEntries(entries)) };
  return runFirst({ config, lookups: pushed });
}

describe("the order of the settings", () => {
  const entries = [
    ["ZULU", "canary-z"],
    ["ALPHA", "canary-a"],
    ["MIKE", "canary-m"],
  ] as const;

  for (const key of ["environment", "secrets", "tags"]) {
    it(`changes no input of any resource where ${key} are written in another order`, async () => {
      const one = await runOrdered(key, entries);
      const other = await runOrdered(key, [...entries].reverse());
      assert.deepEqual(inputsByUrn(other), inputsByUrn(one));
    });
  }

  it("is that of the alphabet in the task definition", async () => {
    const environment = Object.keys(environmentOf(await runOrdered("environment", entries)));
    assert.deepEqual(environment, [...environment].sort());
    assert.equal(environment.length, 9);
    const secrets = containerOf(await runOrdered("secrets", entries)).secrets;
    assert.deepEqual(
      secrets.map(({ name }) => name),
      ["ALPHA", "MIKE", "NEXT_PUBLIC_SUPABASE_ANON_KEY", "NEXT_PUBLIC_SUPABASE_URL", "ZULU"],
    );
  });
});
