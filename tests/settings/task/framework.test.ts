import assert from "node:assert/strict";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

const key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

function settingsOf(values: Changes = {}) {
  return parseSettings(configuration({ values }));
}

/** Name and source of the secrets, without their values. */
function sources(values: Changes) {
  return settingsOf(values).secrets.map(({ name, value }) => `${name} ${value.from}`);
}

const supabase = ["supabase-url config", "supabase-key config"];

describe("The framework", () => {
  const before = {
    NODE_ENV: "production",
    NEXT_PUBLIC_DB_TYPE: "supabase",
    NEXT_PUBLIC_USE_MOCK_DATA: "false",
    HOSTNAME: "0.0.0.0",
    PORT: "3000",
  };

  it("is Next.js by default, with what its standalone server reads", () => {
    for (const values of [{}, { framework: "nextjs" }]) {
      assert.deepEqual(settingsOf({ ...values, imageTag: "v7" }).container.environment, {
        ...before,
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_DEPLOYMENT_ID: "v7",
        KEEP_ALIVE_TIMEOUT: "65000",
      });
    }
  });

  it("has an id for every tag that Next.js accepts: letters, digits, - and _", () => {
    for (const [imageTag, id] of [
      ["v1.10.0-rc.1", "v1-10-0-rc-1"],
      ["2026_11_22", "2026_11_22"],
    ]) {
      const { environment } = settingsOf({ imageTag }).container;
      assert.equal(environment["NEXT_DEPLOYMENT_ID"], id);
      assert.match(environment["NEXT_DEPLOYMENT_ID"] ?? "", /^[a-zA-Z0-9_-]+$/);
    }
  });

  it("may be none, which leaves only what every app of this project gets", () => {
    assert.deepEqual(settingsOf({ framework: "none" }).container.environment, before);
  });

  it("says how long to go on after SIGTERM only if a task may run on Spot", () => {
    const delay = (spot?: unknown) => settingsOf({ spot }).container.environment["SHUTDOWN_DELAY"];
    assert.equal(delay({ share: 1 }), "15000");
    assert.equal(delay({ share: 0 }), undefined);
    assert.equal(delay(), undefined);
  });

  it("does not override the file's own environment", () => {
    const environment = {
      NEXT_TELEMETRY_DISABLED: "0",
      NEXT_DEPLOYMENT_ID: "blue",
      KEEP_ALIVE_TIMEOUT: "5000",
    };
    const { container } = settingsOf({ environment, longestRequestSeconds: 100 });
    assert.deepEqual(container.environment, { ...before, ...environment });
  });
});

describe("The key of Next.js's server actions", () => {
  it("is made up, 32 bytes long, and comes after the secrets of the file", () => {
    assert.deepEqual(settingsOf({ secrets: { STRIPE_KEY: "sk_live" } }).secrets.slice(3), [
      {
        variable: key,
        name: "next-server-actions-encryption-key",
        description: "Encrypts the server actions of Next.js",
        value: { from: "random", bytes: 32 },
        followRotation: false,
      },
    ]);
  });

  it("is not made up if the file has one of its own, and has the same name", () => {
    assert.deepEqual(sources({ secrets: { [key]: "own" } }), [
      ...supabase,
      "next-server-actions-encryption-key config",
    ]);
  });

  it("does not exist without Next.js, unless the file has one", () => {
    assert.deepEqual(sources({ framework: "none" }), supabase);
    assert.deepEqual(sources({ framework: "none", secrets: { [key]: "own" } }), [
      ...supabase,
      "next-server-actions-encryption-key config",
    ]);
  });

  it("is not a plain variable", () => {
    assert.ok(!(key in settingsOf().container.environment));
  });
});
