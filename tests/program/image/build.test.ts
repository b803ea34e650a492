import assert from "node:assert/strict";
import { SecretValue } from "../../../tools/evaluate";
import { runCommitted, secretValues } from "../../support/stack";
import { containerOf, environmentOf, types } from "../definition";
import { runFirst } from "./firstRun";

/** The arguments of the first run's `docker build`, as a person would type them. */
async function typedArguments(config: Readonly<Record<string, string>> = {}) {
  const { nextSteps } = (await runFirst({ config })).outputs as {
    readonly nextSteps: readonly string[];
  };
  const build = nextSteps.find((line) => line.startsWith("docker build")) ?? "";
  return [...build.matchAll(/--build-arg (\S+)/g)].map(([, argument]) => argument).sort();
}

describe("the values that the guide passes only at run time are also passed when the image is built", () => {
  it("holds if the program builds it: the task's NEXT_PUBLIC_ values, its deployment's id and Next.js's key, and no others", async () => {
    const dev = await runCommitted("dev");
    const { args } = dev.one(types.image).inputs["build"] as Readonly<Record<string, unknown>>;
    const {
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
      NEXT_DEPLOYMENT_ID: id,
      ...others
    } = args as Readonly<Record<string, unknown>>;
    assert.deepEqual(others, {
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_USE_MOCK_DATA: "true",
      NEXT_PUBLIC_SUPABASE_URL: new SecretValue(secretValues.supabaseUrl),
      NEXT_PUBLIC_SUPABASE_ANON_KEY: new SecretValue(secretValues.supabaseKey),
    });
    const version = "secrets-next-server-actions-encryption-key-value";
    assert.ok(key instanceof SecretValue);
    assert.deepEqual(key, dev.named(types.secretVersion, version).inputs["secretString"]);
    assert.equal(environmentOf(dev)["NEXT_DEPLOYMENT_ID"], id);
    const inTask = [
      ...Object.keys(environmentOf(dev)),
      ...containerOf(dev).secrets.map(({ name }) => name),
    ];
    assert.deepEqual(
      Object.keys(args as object).filter((name) => !inTask.includes(name)),
      [],
    );
  });

  it("holds if somebody else builds it: the same names, and only the deployment's id with a value", async () => {
    assert.deepEqual(await typedArguments(), [
      "NEXT_DEPLOYMENT_ID=v1-0-0",
      "NEXT_PUBLIC_DB_TYPE",
      "NEXT_PUBLIC_SUPABASE_ANON_KEY",
      "NEXT_PUBLIC_SUPABASE_URL",
      "NEXT_PUBLIC_USE_MOCK_DATA",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    ]);
  });

  it("holds without a framework: what the browser needs, and nothing of Next.js", async () => {
    assert.deepEqual(await typedArguments({ "mcp-catalog:framework": "none" }), [
      "NEXT_PUBLIC_DB_TYPE",
      "NEXT_PUBLIC_SUPABASE_ANON_KEY",
      "NEXT_PUBLIC_SUPABASE_URL",
      "NEXT_PUBLIC_USE_MOCK_DATA",
    ]);
  });
});
